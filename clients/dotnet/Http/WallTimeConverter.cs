using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Client.Http;

/// <summary>What a clock on a wall shows, to the minute and without a zone: <c>2026-11-27T09:00</c>.</summary>
internal sealed class WallTimeConverter : JsonConverter<DateTime>
{
    private const string Minutes = "yyyy-MM-dd'T'HH:mm";

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTime.TryParseExact(reader.GetString(), Minutes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new JsonException($"Not a time of the form {Minutes}.");

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        // Seconds are sent, for the server to refuse, rather than cut off: the reminder would be another one than was asked for.
        var format = value.Ticks % TimeSpan.TicksPerMinute == 0 ? Minutes : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";
        writer.WriteStringValue(value.ToString(format, CultureInfo.InvariantCulture));
    }
}
