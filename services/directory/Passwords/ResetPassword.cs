using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Sessions;
using Platform.Directory.Text;
using Platform.Directory.Users;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.Passwords;

/// <param name="Password">10 to 256 characters.</param>
public sealed record ResetPasswordRequest(string? Password);

/// <summary>An administrator gives somebody a password, for instance because it was forgotten.</summary>
internal static class ResetPassword
{
    public static async Task<NoContent> HandleAsync(
        Guid id, ResetPasswordRequest request, CallerIdentity caller, UserStore users, PasswordHashing hashing, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var password = checks.Password("password", request.Password, ChangePassword.ShortestPassword);
        checks.ThrowIfAny();
        if (await users.FindAsync(caller.TenantId, id, cancellationToken) is null) throw Problem.NotFound();

        var hash = await hashing.HashAsync(password, cancellationToken);
        var now = clock.GetUtcNow();
        await using var transaction = await users.BeginAsync(caller.TenantId, cancellationToken);
        await using (var batch = transaction.Batch())
        {
            CredentialStore.Set(batch, caller.TenantId, id, hash, now);
            await batch.ExecuteAsync(cancellationToken);
        }

        await SessionStore.EndAllAsync(transaction, caller.TenantId, id, except: null, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
