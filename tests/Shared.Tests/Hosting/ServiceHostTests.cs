using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Platform.Hosting;
using Platform.Hosting.Identity;
using Platform.Testing;

namespace Platform.Shared.Tests.Hosting;

public sealed class ServiceHostTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    [Theory]
    [InlineData("ConnectionStrings:notes")]
    [InlineData("ConnectionStrings:rabbitmq")]
    [InlineData("Auth:Authority")]
    public void A_missing_setting_stops_the_process_by_its_name(string setting)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(fixture.Installation.Settings.Where(entry => entry.Key != setting));

        var missing = Assert.Throws<MissingSettingException>(() => ServiceHost.Build(builder, [new NotesService()]));

        Assert.Contains($"'{setting}'", missing.Message);
    }

    [Fact]
    public async Task A_named_failure_is_a_problem_with_its_code_and_the_time_to_wait()
    {
        using var client = fixture.Process.Anonymous();

        var response = await client.GetAsync("/api/notes/v1/refused");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter?.Delta);
        Assert.Equal("too_fast", (await ProblemAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_unexpected_failure_tells_nothing_of_the_inside()
    {
        using var client = fixture.Process.Anonymous();

        var response = await client.GetAsync("/api/notes/v1/broken");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("unexpected", (await ProblemAsync(response)).GetProperty("code").GetString());
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"body":"x","stars":"many"}""", "stars")]
    [InlineData("""{"body":"x" """, "body")]
    public async Task Malformed_JSON_is_named_by_its_field(string json, string field)
    {
        using var client = fixture.Process.Anonymous();

        var response = await client.PostAsync("/api/notes/v1/notes", new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await ProblemAsync(response)).GetProperty("errors").TryGetProperty(field, out _), await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/api/notes/v1/whoami", HttpStatusCode.Unauthorized, "unauthenticated")]
    [InlineData("/api/notes/v1/operator", HttpStatusCode.NotFound, "not_found")]
    public async Task Statuses_without_a_body_get_the_same_shape(string path, HttpStatusCode status, string code)
    {
        using var client = fixture.Process.Anonymous();

        var response = await client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await ProblemAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_operator_gets_in_with_the_key()
    {
        using var client = fixture.Process.Anonymous();
        client.DefaultRequestHeaders.Add(Operator.Header, TestInstallation.OperatorKey);

        Assert.Equal("hello operator", await client.GetStringAsync("/api/notes/v1/operator"));
    }

    [Fact]
    public async Task Health_names_every_dependency()
    {
        using var client = fixture.Process.Anonymous();

        await Eventually.IsTrueAsync("the process is ready", async () => (await client.GetAsync("/health/ready")).IsSuccessStatusCode);
        var health = await client.GetFromJsonAsync<JsonElement>("/health/ready");

        Assert.Equal("healthy", health.GetProperty("checks").GetProperty("notes-database").GetProperty("status").GetString());
        Assert.Equal("healthy", health.GetProperty("checks").GetProperty("masstransit-bus").GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_interface_is_described_as_OpenAPI()
    {
        using var client = fixture.Process.Anonymous();

        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/notes.json");

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/notes/v1/whoami", out _));
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
