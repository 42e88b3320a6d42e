using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Passwords;
using Platform.Directory.Tenants;
using Platform.Directory.Text;
using Platform.Hosting.Errors;

namespace Platform.Directory.Sessions;

/// <param name="Tenant">The short name of the organization.</param>
/// <param name="Login">Capital letters count as small ones.</param>
/// <param name="Password">At most 256 characters.</param>
public sealed record SignInRequest(string? Tenant, string? Login, string? Password);

internal static class SignIn
{
    // Longer ones than any tenant or login has are refused before anything is done with them.
    private const int LongestTenant = 40;
    private const int LongestLogin = 64;

    public static async Task<Ok<SignedIn>> HandleAsync(
        SignInRequest request, HttpContext context, TenantStore tenants, PasswordCheck passwords, SessionIssuer sessions, RefreshCookie cookie,
        CancellationToken cancellationToken)
    {
        var (slug, login, password) = Check(request);
        var tenant = FieldChecks.IsSlug(slug) ? await tenants.FindBySlugAsync(slug, cancellationToken) : null;
        var tenantId = tenant?.Id ?? SignInAttempts.TenantIdFor(slug);
        var user = await passwords.VerifyAsync(tenantId, login, password, cancellationToken) ?? throw Refused();
        var issued = await sessions.BeginAsync(tenantId, user, ClientInfo.Of(context), cancellationToken) ?? throw Refused();
        cookie.Set(context, issued.Refresh);
        return TypedResults.Ok(issued.Answer);
    }

    private static (string Slug, string Login, string Password) Check(SignInRequest request)
    {
        var checks = new FieldChecks();
        var slug = Text("tenant", request.Tenant, LongestTenant);
        var login = Text("login", request.Login, LongestLogin);
        var password = checks.Password("password", request.Password, shortest: 1);
        checks.ThrowIfAny();
        return (slug, login, password);

        string Text(string field, string? value, int longest)
        {
            var text = (value ?? "").Trim().ToLowerInvariant();
            if (text.Length == 0 || text.Length > longest) checks.Refuse(field, $"is 1 to {longest} characters long");
            return text;
        }
    }

    private static ProblemException Refused() =>
        Problem.Unauthenticated("invalid_credentials", "The workspace, the login or the password is wrong.");
}
