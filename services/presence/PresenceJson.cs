using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Presence.People;
using Platform.Presence.Status;

namespace Platform.Presence;

/// <summary>Everything of this service that goes over the wire.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SnapshotRequest))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(OwnStatus))]
[JsonSerializable(typeof(ModeRequest))]
[JsonSerializable(typeof(StatusRequest))]
internal sealed partial class PresenceJson : JsonSerializerContext;
