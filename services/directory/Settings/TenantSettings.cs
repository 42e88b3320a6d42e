using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Settings;

/// <summary>What holds for the whole workspace.</summary>
/// <param name="ReadReceipts"><c>on</c>: everybody shows what they have read; <c>off</c>: nobody does; <c>choice</c>: each decides.</param>
public sealed record TenantSettings(string ReadReceipts);

/// <summary>A field that is absent stays.</summary>
/// <param name="ReadReceipts">on, off or choice.</param>
public sealed record ChangeTenantSettingsRequest(string? ReadReceipts);

internal static class ChangeTenantSettings
{
    public static async Task<Ok<TenantSettings>> HandleAsync(
        ChangeTenantSettingsRequest request, CallerIdentity caller, SettingsStore settings, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        if (request.ReadReceipts is not (null or "on" or "off" or "choice")) checks.Refuse("readReceipts", "is on, off or choice");
        checks.ThrowIfAny();
        if (request.ReadReceipts is { } readReceipts) await settings.ChangeTenantAsync(caller.TenantId, readReceipts, cancellationToken);
        return TypedResults.Ok(await settings.GetTenantAsync(caller.TenantId, cancellationToken));
    }
}
