using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Settings;

/// <summary>What holds for the whole workspace.</summary>
/// <param name="ReadReceipts"><c>on</c>: everybody shows what they have read; <c>off</c>: nobody does; <c>choice</c>: each decides.</param>
/// <param name="RemindersForOthers"><c>on</c>: people may set reminders for others in their conversations; <c>off</c>: for themselves alone.</param>
public sealed record TenantSettings(string ReadReceipts, string RemindersForOthers);

/// <summary>A field that is absent stays.</summary>
/// <param name="ReadReceipts">on, off or choice.</param>
/// <param name="RemindersForOthers">on or off.</param>
public sealed record ChangeTenantSettingsRequest(string? ReadReceipts, string? RemindersForOthers = null);

internal static class ChangeTenantSettings
{
    public static async Task<Ok<TenantSettings>> HandleAsync(
        ChangeTenantSettingsRequest request, CallerIdentity caller, SettingsStore settings, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        if (request.ReadReceipts is not (null or "on" or "off" or "choice")) checks.Refuse("readReceipts", "is on, off or choice");
        if (request.RemindersForOthers is not (null or "on" or "off")) checks.Refuse("remindersForOthers", "is on or off");
        checks.ThrowIfAny();
        await settings.ChangeTenantAsync(caller.TenantId, request, cancellationToken);
        return TypedResults.Ok(await settings.GetTenantAsync(caller.TenantId, cancellationToken));
    }
}
