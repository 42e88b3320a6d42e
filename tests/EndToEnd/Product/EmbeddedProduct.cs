namespace Platform.EndToEnd.Product;

/// <summary>Everything in one process, with the demo tenant: what <c>dotnet run --project AppHost</c> gives.</summary>
public sealed class EmbeddedProduct() : RunningProduct
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
