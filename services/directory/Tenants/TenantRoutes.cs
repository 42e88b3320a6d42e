using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Directory.Import;
using Platform.Directory.Text;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Tenants;

internal static class TenantRoutes
{
    public static void MapTenants(this IEndpointRouteBuilder routes)
    {
        var tenants = routes.MapGroup("/api/directory/v1/tenants").AllowAnonymous().RequireOperator().WithTags("Operator")
            .ProducesProblem(StatusCodes.Status404NotFound);
        tenants.MapPost("/", ProvisionTenant.HandleAsync).WithName("provisionTenant")
            .WithSummary("Create a tenant with its first administrator")
            .WithDescription(
                "For the operator of the installation (`X-Operator-Key`); everybody else gets 404. With an `Idempotency-Key` a repetition within a " +
                "day answers the same tenant. 409 `slug_taken`.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        tenants.MapGet("/{slug}", GetAsync).WithName("getTenant")
            .WithSummary("A tenant")
            .WithDescription("For the operator of the installation.");
        tenants.MapPost("/{slug}/people-import", ImportPeople.HandleAsync).WithName("importPeople")
            .WithMetadata(new RequestSizeLimitAttribute(ImportPeople.LargestRequest))
            .WithSummary("Import units and people")
            .WithDescription(
                "For the operator of the installation. At most 5,000 units, 5,000 people and 200 different passwords a call, 64 MB. The caller " +
                "chooses the ids, and repeats a call safely: whoever exists gets the new profile and photo, and keeps password, administrator's right " +
                "and whether they are active. Parents and managers stand in the same call or in an earlier one.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<Tenant>> GetAsync(string slug, TenantStore tenants, CancellationToken cancellationToken) =>
        TypedResults.Ok(await FindAsync(slug, tenants, cancellationToken));

    internal static async Task<Tenant> FindAsync(string slug, TenantStore tenants, CancellationToken cancellationToken) =>
        (FieldChecks.IsSlug(slug) ? await tenants.FindBySlugAsync(slug, cancellationToken) : null) ?? throw Problem.NotFound();
}
