using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Platform.Client.Tests.Fake;

/// <summary>Sign-in with rotating refresh tokens: an access token is good until the test expires it.</summary>
public sealed class FakeSessions
{
    private int _issued;

    public Guid UserId { get; } = Guid.CreateVersion7();

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    public string? ValidToken { get; private set; }

    public string? ValidRefresh { get; private set; }

    public int Refreshes { get; private set; }

    public void ExpireToken() => ValidToken = null;

    public void End() => ValidToken = ValidRefresh = null;

    public bool IsAllowed(HttpRequest request) =>
        request.Path.StartsWithSegments("/api/directory/v1/session", StringComparison.Ordinal) || request.Headers.Authorization == "Bearer " + ValidToken;

    public IResult SignIn(string? password) => password == "demo" ? Issue() : Answers.Problem(401, "invalid_credentials");

    public IResult Refresh(string? cookie)
    {
        if (cookie is null || cookie != ValidRefresh)
            return Answers.Problem(401, "session_ended");
        Refreshes++;
        return Issue();
    }

    private SignedIn Issue()
    {
        var number = ++_issued;
        ValidToken = $"token-{number}";
        ValidRefresh = $"refresh-{number}";
        return new SignedIn(ValidToken, ValidRefresh, TokenLifetime, UserId);
    }

    private sealed record SignedIn(string Token, string Refresh, TimeSpan Lifetime, Guid UserId) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.Cookies.Append("refresh", Refresh, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict });
            var user = new
            {
                id = UserId,
                displayName = "Anna Berg",
                firstName = "Anna",
                lastName = "Berg",
                login = "anna",
                isActive = true,
                isAdministrator = false,
                settings = new { language = "en", timeZone = "UTC" },
                tenant = new { id = Guid.CreateVersion7(), slug = "demo", name = "Demo" },
            };
            return context.Response.WriteAsJsonAsync(new { accessToken = Token, expiresIn = (int)Lifetime.TotalSeconds, user });
        }
    }
}

internal static class SessionRoutes
{
    public static void MapSessions(this IEndpointRouteBuilder routes, FakeServer server)
    {
        var group = routes.MapGroup("/api/directory/v1");
        group.MapPost("/session", (SignIn request) => server.Sessions.SignIn(request.Password));
        group.MapPost("/session/refresh", (HttpRequest request) => server.Sessions.Refresh(request.Cookies["refresh"]));
        group.MapDelete("/session", () =>
        {
            server.Sessions.End();
            return Results.NoContent();
        });
        group.MapGet("/sessions", () => Results.Json(new { items = Array.Empty<object>() }));
    }

    private sealed record SignIn(string Tenant, string Login, string Password);
}
