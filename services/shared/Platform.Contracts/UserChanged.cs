namespace Platform.Contracts;

/// <summary>A user was created, renamed, deactivated or reactivated. Published by <c>directory</c>.</summary>
/// <param name="TenantId">The tenant that the user belongs to.</param>
/// <param name="EventId">Identity of this event; consumers use it to handle a repeated delivery once.</param>
/// <param name="UserId">The user.</param>
/// <param name="Version">Grows with every change of this user: a consumer ignores a version that is not newer than what it has.</param>
/// <param name="DisplayName">The name as shown, 1 to 201 characters.</param>
/// <param name="IsActive">False once the user is deactivated: nobody can start writing to them, and they cannot sign in.</param>
public sealed record UserChanged(Guid TenantId, Guid EventId, Guid UserId, long Version, string DisplayName, bool IsActive);
