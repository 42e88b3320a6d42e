using System.Text.Json.Nodes;

namespace Platform.Client.Directory;

/// <summary>An organization unit; <paramref name="Order"/>, 0–1,000,000, sorts it among its siblings.</summary>
public sealed record OrgUnit(Guid Id, Guid? ParentId, string Name, int Order);

/// <summary>A unit to create under <paramref name="ParentId"/>, or at the top. Names have 1–100 characters.</summary>
public sealed record NewUnit(string Name, Guid? ParentId = null, int? Order = null);

/// <summary>What to change about a unit: what is not set stays as it is.</summary>
public sealed class UnitChange
{
    internal JsonObject Fields { get; } = [];

    /// <summary>1–100 characters.</summary>
    public string Name
    {
        init => Fields["name"] = JsonValue.Create(value);
    }

    /// <summary>Null moves the unit to the top.</summary>
    public Guid? ParentId
    {
        init => Fields["parentId"] = JsonValue.Create(value);
    }

    /// <summary>0–1,000,000.</summary>
    public int Order
    {
        init => Fields["order"] = JsonValue.Create(value);
    }
}
