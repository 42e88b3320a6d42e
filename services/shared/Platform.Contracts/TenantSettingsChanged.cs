namespace Platform.Contracts;

/// <summary>An administrator changed what holds for the whole tenant. Published by <c>directory</c>.</summary>
/// <param name="TenantId">The tenant.</param>
/// <param name="EventId">Identity of this event.</param>
/// <param name="Version">Grows with every change: a consumer ignores a version that is not newer than what it has.</param>
/// <param name="ReadReceipts"><c>on</c>: everybody shows what they have read; <c>off</c>: nobody does; <c>choice</c>: each decides.</param>
/// <param name="RemindersForOthers">
/// <c>on</c>: people may set reminders for others in their conversations; <c>off</c>: for themselves alone, as in events from before it was said.
/// </param>
public sealed record TenantSettingsChanged(Guid TenantId, Guid EventId, long Version, string ReadReceipts, string RemindersForOthers = "off");
