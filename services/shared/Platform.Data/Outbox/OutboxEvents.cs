using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Platform.Contracts;

namespace Platform.Data.Outbox;

/// <summary>Turns events into the outbox's rows and back. Every record of Platform.Contracts that has an EventId is an event.</summary>
public static class OutboxEvents
{
    // The text goes into the outbox and to the bus, never into a page: letters of any alphabet stay as they are.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly FrozenDictionary<string, Type> Types = typeof(UserChanged).Assembly.GetExportedTypes()
        .Where(type => type.GetProperty("EventId") is not null)
        .ToFrozenDictionary(type => type.Name);

    /// <summary>A part of an event as JSON, for a statement of <see cref="TenantBatch.AddRaising"/> that puts the event together.</summary>
    public static string SerializePart<TPart>(TPart part) => JsonSerializer.Serialize(part, Json);

    internal static string Serialize<TEvent>(TEvent integrationEvent) =>
        Types.ContainsKey(typeof(TEvent).Name)
            ? JsonSerializer.Serialize(integrationEvent, Json)
            : throw new ArgumentException($"{typeof(TEvent).Name} is not an event of Platform.Contracts.", nameof(integrationEvent));

    internal static (object Event, Type Type) Deserialize(string eventType, string payload)
    {
        var type = Types[eventType];
        return (JsonSerializer.Deserialize(payload, type)!, type);
    }
}
