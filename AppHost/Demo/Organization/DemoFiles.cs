using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.AppHost.Demo.Organization;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(DemoUnit[]))]
[JsonSerializable(typeof(DemoPerson[]))]
internal sealed partial class DemoFiles : JsonSerializerContext;
