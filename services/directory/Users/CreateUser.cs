using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Contacts;
using Platform.Directory.Idempotency;
using Platform.Directory.Passwords;
using Platform.Directory.Text;
using Platform.Hosting.Identity;

namespace Platform.Directory.Users;

public sealed record CreateUserRequest : PersonInput
{
    /// <summary>10 to 256 characters. Left out, the person cannot sign in until an administrator gives one.</summary>
    public string? Password { get; init; }
}

internal static class CreateUser
{
    public static async Task<Created<Person>> HandleAsync(
        CreateUserRequest request, IdempotencyKey idempotency, CallerIdentity caller, UserStore users, PasswordHashing hashing, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var checks = new FieldChecks();
        var person = PersonFields.Check(checks, request, DateOnly.FromDateTime(now.UtcDateTime));
        if (request.Password is not null) checks.Password("password", request.Password, ChangePassword.ShortestPassword);
        checks.ThrowIfAny();

        var hash = request.Password is null ? null : await hashing.HashAsync(request.Password, cancellationToken);
        var newId = Guid.CreateVersion7(now);
        await using var transaction = await users.BeginAsync(caller.TenantId, cancellationToken);
        // Without the password: what is stored for comparison is no place for a fast hash of one.
        var id = await idempotency.ClaimAsync(
            transaction, caller.TenantId, caller.UserId, newId, request with { Password = null }, DirectoryJson.Default.CreateUserRequest, now, cancellationToken);
        if (id == newId)
        {
            await using var batch = transaction.Batch();
            ContactsVersion.Lock(batch, caller.TenantId);
            UserStore.Add(batch, caller.TenantId, id, person, now);
            if (hash is not null) CredentialStore.Set(batch, caller.TenantId, id, hash, now);
            await batch.ExecuteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return TypedResults.Created($"/api/directory/v1/users/{id}", await users.FindAsync(caller.TenantId, id, cancellationToken));
    }
}
