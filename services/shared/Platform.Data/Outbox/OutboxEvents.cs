using System.Collections.Frozen;
using System.Text.Json;
using Platform.Contracts;

namespace Platform.Data.Outbox;

/// <summary>Turns events into the outbox's rows and back. Every record of Platform.Contracts that has an EventId is an event.</summary>
internal static class OutboxEvents
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(UserChanged).Assembly.GetExportedTypes()
        .Where(type => type.GetProperty("EventId") is not null)
        .ToFrozenDictionary(type => type.Name);

    public static string Serialize<TEvent>(TEvent integrationEvent) =>
        Types.ContainsKey(typeof(TEvent).Name)
            ? JsonSerializer.Serialize(integrationEvent)
            : throw new ArgumentException($"{typeof(TEvent).Name} is not an event of Platform.Contracts.", nameof(integrationEvent));

    public static (object Event, Type Type) Deserialize(string eventType, string payload)
    {
        var type = Types[eventType];
        return (JsonSerializer.Deserialize(payload, type)!, type);
    }
}
