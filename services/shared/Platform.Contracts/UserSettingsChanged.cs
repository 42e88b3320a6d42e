namespace Platform.Contracts;

/// <summary>A user chose whether to show what they have read. Published by <c>directory</c>.</summary>
/// <param name="TenantId">The tenant that the user belongs to.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="UserId">The user.</param>
/// <param name="Version">Grows with every change of this user's settings: a consumer ignores a version that is not newer than what it has.</param>
/// <param name="ReadReceipts">The personal switch. It counts where the tenant leaves the choice to people (<see cref="TenantSettingsChanged"/>).</param>
public sealed record UserSettingsChanged(Guid TenantId, Guid EventId, Guid UserId, long Version, bool ReadReceipts);
