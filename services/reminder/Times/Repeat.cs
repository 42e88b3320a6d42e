using System.Text.Json.Serialization;

namespace Platform.Reminder.Times;

/// <summary>How often a reminder comes back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Repeat>))]
public enum Repeat
{
    /// <summary>Once.</summary>
    [JsonStringEnumMemberName("never")]
    Never,

    /// <summary>Every day.</summary>
    [JsonStringEnumMemberName("daily")]
    Daily,

    /// <summary>Monday to Friday; begun on a weekend, it begins on Monday.</summary>
    [JsonStringEnumMemberName("weekdays")]
    Weekdays,

    /// <summary>Every seven days.</summary>
    [JsonStringEnumMemberName("weekly")]
    Weekly,

    /// <summary>On the same day of every month, or on its last one where that is missing.</summary>
    [JsonStringEnumMemberName("monthly")]
    Monthly,

    /// <summary>On the same day of every year; 29 February is the 28th in years without it.</summary>
    [JsonStringEnumMemberName("yearly")]
    Yearly,
}

/// <summary>The words for <see cref="Repeat"/> on the wire and in the database.</summary>
internal static class RepeatWords
{
    private static readonly (string Word, Repeat Repeat)[] All = [.. Enum.GetValues<Repeat>().Select(repeat => (repeat.ToString().ToLowerInvariant(), repeat))];

    public static string Listed => string.Join(", ", All.Select(one => one.Word));

    public static string Word(this Repeat repeat) => All[(int)repeat].Word;

    /// <summary>Null where there is no such word.</summary>
    public static Repeat? Find(string word) => All.Where(one => one.Word == word).Select(one => (Repeat?)one.Repeat).FirstOrDefault();
}
