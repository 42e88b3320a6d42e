using System.Security.Cryptography;
using System.Text;
using Platform.Hosting.Errors;

namespace Platform.Hosting.Identity;

/// <summary>
/// The operator of the installation provisions tenants and imports history. It is not a user: it shows the key
/// <c>Operator:Key</c> (at least 32 characters) in the header <c>X-Operator-Key</c>.
/// </summary>
public static class Operator
{
    /// <summary>The header that carries the key.</summary>
    public const string Header = "X-Operator-Key";

    private const int ShortestKey = 32;

    /// <summary>Lets only the operator through; everybody else gets 404, as if the route were not there.</summary>
    public static TBuilder RequireOperator<TBuilder>(this TBuilder routes) where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(async (context, next) =>
        {
            var configuration = context.HttpContext.RequestServices.GetRequiredService<IConfiguration>();
            return IsOperator(context.HttpContext.Request, configuration) ? await next(context) : throw Problem.NotFound();
        });

    private static bool IsOperator(HttpRequest request, IConfiguration configuration) =>
        configuration["Operator:Key"] is { Length: >= ShortestKey } expected &&
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(request.Headers[Header].ToString()));
}
