using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Settings;

internal static class ChangeSettings
{
    public static async Task<Ok<AccountSettings>> HandleAsync(
        SettingsPatch request, CallerIdentity caller, SettingsStore settings, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        request.Check(checks);
        checks.ThrowIfAny();
        await settings.ChangeAsync(caller.TenantId, caller.UserId, request, cancellationToken);
        return TypedResults.Ok(await settings.GetAsync(caller.TenantId, caller.UserId, cancellationToken));
    }
}
