namespace Platform.Directory.Tests;

public sealed class OpenApiTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    [Fact]
    public async Task Describes_every_operation_and_what_it_answers()
    {
        var document = (await fixture.Directory.Anonymous().Get("/openapi/directory.json")).Body;
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Where(member => Methods.Contains(member.Name)), (path, member) => (path.Name, Operation: member.Value))
            .ToList();
        Assert.True(operations.Count > 25, "the operations are missing");
        Assert.All(operations, operation =>
        {
            Assert.NotEqual("", operation.Operation.GetProperty("operationId").GetString());
            Assert.True(operation.Operation.GetProperty("summary").GetString()!.Length > 3, operation.Name);
            Assert.Contains(operation.Operation.GetProperty("responses").EnumerateObject(), response => response.Name.StartsWith('2'));
        });
        Assert.Equal(operations.Count, operations.Select(operation => operation.Operation.GetProperty("operationId").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Has_the_types_that_clients_are_generated_from()
    {
        var schemas = (await fixture.Directory.Anonymous().Get("/openapi/directory.json")).Body.GetProperty("components").GetProperty("schemas");
        foreach (var type in new[] { "Person", "Me", "SignedIn", "ContactTree", "PersonSummary", "OrgUnit", "FoundPeople", "SessionList", "PersonPatch" })
            Assert.True(schemas.TryGetProperty(type, out _), type);
        var patch = schemas.GetProperty("PersonPatch").GetProperty("properties");
        Assert.Contains("null", patch.GetProperty("position").GetProperty("type").GetRawText(), StringComparison.Ordinal);
        Assert.False(patch.TryGetProperty("moves", out _));
    }
}
