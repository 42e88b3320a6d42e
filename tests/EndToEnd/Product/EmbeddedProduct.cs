namespace Platform.EndToEnd.Product;

/// <summary>
/// Everything in one process, with the demo tenant: what <c>dotnet run --project AppHost</c> gives. Push services may be on this machine,
/// and devices in use are told after two seconds instead of a minute.
/// </summary>
public sealed class EmbeddedProduct() : RunningProduct("--Outbound:AllowedInside:0=127.0.0.0/8", "--Chat:Push:WhileInUseSeconds=2")
{
    /// <summary>Slug of the demo tenant.</summary>
    public const string DemoTenant = "demo";

    /// <summary>Password of everybody in it.</summary>
    public const string DemoPassword = "demo";
}

/// <summary>Test classes that share it.</summary>
[CollectionDefinition(Name)]
public sealed class EmbeddedCollection : ICollectionFixture<EmbeddedProduct>
{
    public const string Name = "one process";
}
