using System.Text.Json;

namespace Platform.AppHost.Demo.Organization;

/// <summary>An organization unit of units.json; <paramref name="Parent"/> is the key of another one.</summary>
internal sealed record DemoUnit(string Key, string Name, string? Parent)
{
    public Guid Id => DemoIds.Unit(Key);

    public Guid? ParentId => Parent is null ? null : DemoIds.Unit(Parent);

    public static IReadOnlyList<DemoUnit> ReadAll(byte[] json) =>
        JsonSerializer.Deserialize(json, DemoFiles.Default.DemoUnitArray)
        ?? throw new InvalidDataException("units.json is empty.");
}
