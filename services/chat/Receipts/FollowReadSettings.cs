using Platform.Chat.Realtime;
using Platform.Contracts;

namespace Platform.Chat.Receipts;

/// <summary>
/// Somebody chose whether to show what they read, or their tenant decided: writes it down, and tells the others what they see since.
/// Events may arrive twice or out of order: only a newer version counts, and whoever wrote it tells of it.
/// </summary>
public sealed class FollowReadSettings(ReadSettingsStore settings, ChatEvents events)
{
    /// <summary>A person chose.</summary>
    public async Task HandleAsync(UserSettingsChanged chosen, CancellationToken cancellationToken)
    {
        foreach (var change in await settings.ChooseAsync(chosen, cancellationToken)) events.ReadsChanged(change);
    }

    /// <summary>A tenant decided. Its people load anew what they see (<see cref="ReadSight"/>).</summary>
    public Task HandleAsync(TenantSettingsChanged decided, CancellationToken cancellationToken) => settings.DecideAsync(decided, cancellationToken);
}
