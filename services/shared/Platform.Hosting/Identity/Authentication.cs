using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Hosting.Identity;

/// <summary>Every service validates access tokens itself; the gateway's check is only the first.</summary>
public static class Authentication
{
    /// <summary>Policy of routes for administrators of a tenant.</summary>
    public const string AdministratorPolicy = "administrator";

    internal static void Add(WebApplicationBuilder builder)
    {
        builder.Configuration.Required("Auth:Authority");
        builder.Services.AddOptions<AuthOptions>().BindConfiguration("Auth").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<EndedSessions>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, EndedSessions, TimeProvider>(Configure);
        builder.Services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(AdministratorPolicy, policy => policy.RequireAuthenticatedUser().RequireClaim(TokenClaims.Administrator, "1"));
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<AuthOptions> auth, EndedSessions endedSessions, TimeProvider clock)
    {
        bearer.MapInboundClaims = false;
        bearer.MetadataAddress = auth.Value.MetadataAddress;
        // Inside the cluster services speak plain HTTP behind the gateway; from outside the gateway terminates TLS.
        bearer.RequireHttpsMetadata = false;
        bearer.SaveToken = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = auth.Value.Issuer,
            ValidAudience = TokenClaims.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [TokenClaims.Type],
            LifetimeValidator = (notBefore, expires, _, _) => IsWithin(notBefore, expires, clock.GetUtcNow().UtcDateTime),
        };
        bearer.Events = new JwtBearerEvents
        {
            OnTokenValidated = context =>
            {
                var caller = CallerIdentity.From(context.Principal!);
                // A connection keeps its principal for hours; the parsed token behind the validated one would stay with it.
                context.Principal = caller.ToPrincipal();
                if (endedSessions.Contains(caller.SessionId)) context.Fail("The session has ended.");
                return Task.CompletedTask;
            },
        };
    }

    // Servers of one installation may differ by a few seconds.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    private static bool IsWithin(DateTime? notBefore, DateTime? expires, DateTime now) =>
        expires is not null && now < expires.Value + ClockSkew && (notBefore is null || now >= notBefore.Value - ClockSkew);
}
