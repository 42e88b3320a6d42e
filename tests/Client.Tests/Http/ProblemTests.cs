using System.Net;
using Microsoft.AspNetCore.Http;
using Platform.Client.Tests.Fake;

namespace Platform.Client.Tests.Http;

public sealed class ProblemTests
{
    [Fact]
    public async Task A_problem_document_becomes_code_text_and_field_errors()
    {
        await using var harness = await ClientHarness.SignInAsync();
        harness.Server.Intercept = _ => Answers.Problem(400, "invalid_request", new() { ["errors"] = new { body = new[] { "Too long." } } });

        var problem = await RefusedAsync(harness);

        Assert.Equal(HttpStatusCode.BadRequest, problem.Status);
        Assert.Equal("invalid_request", problem.Code);
        Assert.Equal("What went wrong.", problem.Message);
        Assert.Equal(["Too long."], problem.Errors["body"]);
        Assert.Equal("trace-1", problem.TraceId);
        Assert.False(problem.IsTransient);
    }

    [Fact]
    public async Task Too_fast_says_how_long_to_wait()
    {
        await using var harness = await ClientHarness.SignInAsync();
        harness.Server.Intercept = context =>
        {
            context.Response.Headers.RetryAfter = "7";
            return Answers.Problem(429, "too_many_requests");
        };

        var problem = await RefusedAsync(harness);

        Assert.Equal(TimeSpan.FromSeconds(7), problem.RetryAfter);
        Assert.True(problem.IsTransient);
    }

    [Fact]
    public async Task A_date_to_retry_after_counts_from_the_servers_clock()
    {
        await using var harness = await ClientHarness.SignInAsync();
        harness.Server.Intercept = context =>
        {
            context.Response.Headers.Date = "Sun, 22 Nov 2026 10:00:00 GMT";
            context.Response.Headers.RetryAfter = "Sun, 22 Nov 2026 10:01:30 GMT";
            return Answers.Problem(503, "database_unavailable");
        };

        Assert.Equal(TimeSpan.FromSeconds(90), (await RefusedAsync(harness)).RetryAfter);
    }

    [Theory]
    [InlineData("text/html", "<h1>Bad gateway</h1>")]
    [InlineData("application/problem+json", "{ not json")]
    public async Task An_answer_that_is_no_problem_document_keeps_its_status(string mediaType, string body)
    {
        await using var harness = await ClientHarness.SignInAsync();
        harness.Server.Intercept = _ => Results.Text(body, mediaType, statusCode: 502);

        var problem = await RefusedAsync(harness);

        Assert.Equal(HttpStatusCode.BadGateway, problem.Status);
        Assert.Equal(PlatformErrorCodes.UnexpectedError, problem.Code);
        Assert.True(problem.IsTransient);
    }

    [Fact]
    public async Task No_server_is_unreachable()
    {
        var harness = await ClientHarness.SignInAsync();
        await harness.Server.DisposeAsync();

        var problem = await RefusedAsync(harness);

        Assert.Equal(PlatformErrorCodes.Unreachable, problem.Code);
        Assert.Null(problem.Status);
        Assert.True(problem.IsTransient);
    }

    private static Task<PlatformException> RefusedAsync(ClientHarness harness) =>
        Assert.ThrowsAsync<PlatformException>(() => harness.Client.Chat.GetConversationsAsync());
}
