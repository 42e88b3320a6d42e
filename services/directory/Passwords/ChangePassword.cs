using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Sessions;
using Platform.Directory.Text;
using Platform.Directory.Users;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Passwords;

/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">10 to 256 characters.</param>
public sealed record ChangePasswordRequest(string? CurrentPassword, string? NewPassword);

internal static class ChangePassword
{
    /// <summary>NIST SP 800-63B asks for 8 at least and for no rules of composition; two more cost nobody anything.</summary>
    public const int ShortestPassword = 10;

    public static async Task<NoContent> HandleAsync(
        ChangePasswordRequest request, CallerIdentity caller, UserStore users, PasswordCheck passwords, PasswordHashing hashing, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var current = checks.Password("currentPassword", request.CurrentPassword, shortest: 1);
        var wanted = checks.Password("newPassword", request.NewPassword, ShortestPassword);
        checks.ThrowIfAny();

        var person = await users.FindAsync(caller.TenantId, caller.UserId, cancellationToken) ?? throw Problem.NotFound();
        if (await passwords.VerifyAsync(caller.TenantId, person.Login, current, cancellationToken) is null)
            throw Problem.Forbidden("wrong_password", "The current password is not right.");

        var hash = await hashing.HashAsync(wanted, cancellationToken);
        var now = clock.GetUtcNow();
        await using var transaction = await users.BeginAsync(caller.TenantId, cancellationToken);
        await using (var batch = transaction.Batch())
        {
            CredentialStore.Set(batch, caller.TenantId, caller.UserId, hash, now);
            await batch.ExecuteAsync(cancellationToken);
        }

        await SessionStore.EndAllAsync(transaction, caller.TenantId, caller.UserId, except: caller.SessionId, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
