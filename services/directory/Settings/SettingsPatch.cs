using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Platform.Contracts;
using Platform.Directory.Text;

namespace Platform.Directory.Settings;

/// <summary>
/// What a person chose: a field that is absent stays, a field that is null goes back to the product's default (RFC 7396).
/// The reader of JSON calls the setters of the fields that are there, which is how they are told apart. Kept in the
/// database in the same form, without the nulls.
/// </summary>
public sealed partial class SettingsPatch
{
    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly HashSet<string> _cleared = new(StringComparer.Ordinal);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Notifications { get; set => field = Given(value); }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TextInNotifications { get; set => field = Given(value); }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Sounds { get; set => field = Given(value); }

    /// <summary>Replaced as a whole. Null: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuietHours? QuietHours { get; set => field = Given(value); }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? HoldReminders { get; set => field = Given(value); }

    /// <summary>always, whenAway or never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Push { get; set => field = Given(value); }

    /// <summary>15, 60, 240 or 1440. Null: never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EmailAfterMinutes { get; set => field = Given(value); }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? TypingNotices { get; set => field = Given(value); }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? SendOnEnter { get; set => field = Given(value); }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ReadReceipts { get; set => field = Given(value); }

    /// <summary>The fields, as JSON names them, that go back to the default.</summary>
    internal string[] Cleared => [.. _cleared];

    internal void Check(FieldChecks checks)
    {
        if (Push is not (null or PushChoice.Always or PushChoice.WhenAway or PushChoice.Never)) checks.Refuse("push", "is always, whenAway or never");
        if (EmailAfterMinutes is not (null or 15 or 60 or 240 or 1440)) checks.Refuse("emailAfterMinutes", "is 15, 60, 240 or 1440, or null for never");
        if (QuietHours is not { } quiet) return;
        Time(checks, "quietHours.from", quiet.From);
        Time(checks, "quietHours.to", quiet.To);
        if (quiet.From == quiet.To) checks.Refuse("quietHours.to", "differs from quietHours.from");
        checks.TimeZone("quietHours.timeZone", quiet.TimeZone ?? "");
        if (quiet.Days is not { } days) return;
        if (days.Count is < 1 or > 7 || days.Distinct(StringComparer.Ordinal).Count() != days.Count || days.Any(day => !Week.Contains(day)))
            checks.Refuse("quietHours.days", "names 1 to 7 different days, monday to sunday");
    }

    private static void Time(FieldChecks checks, string field, string? value)
    {
        if (value is null || !TimePattern().IsMatch(value)) checks.Refuse(field, "is a time of day from 00:00 to 23:59, for instance 22:30");
    }

    private T? Given<T>(T? value, [CallerMemberName] string property = "")
    {
        var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property);
        if (value is null) _cleared.Add(name);
        else _cleared.Remove(name);
        return value;
    }

    [GeneratedRegex(@"\A(?:[01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex TimePattern();
}
