using System.Collections.Frozen;
using NodaTime;
using NodaTime.TimeZones;

namespace Platform.Reminder.Times;

/// <summary>The zones of the IANA time zone database that NodaTime brings.</summary>
internal static class TimeZones
{
    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Which edition of the database this is.</summary>
    public static string DataVersion => DateTimeZoneProviders.Tzdb.VersionId;

    /// <summary>Null for what is no id of it; NodaTime's own ids of fixed offsets are none.</summary>
    public static DateTimeZone? Find(string id) => Ids.Contains(id) ? DateTimeZoneProviders.Tzdb[id] : null;

    /// <summary>Likewise, of an id that was one. Ids stay in the database for good; should one go, its reminders fire by UTC.</summary>
    public static DateTimeZone Kept(string id) => Find(id) ?? DateTimeZone.Utc;

    /// <summary>
    /// When the clocks of a zone show this. A time that they jump over moves on by as much as they jump (02:30 becomes 03:30); of one
    /// that they show twice it is the earlier.
    /// </summary>
    public static Instant At(LocalDateTime wall, DateTimeZone zone) => zone.ResolveLocal(wall, Resolvers.LenientResolver).ToInstant();
}
