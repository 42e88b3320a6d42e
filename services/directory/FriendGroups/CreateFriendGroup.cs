using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Idempotency;
using Platform.Directory.Text;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.FriendGroups;

/// <param name="Name">1 to 100 characters.</param>
public sealed record CreateFriendGroupRequest(string? Name);

internal static class CreateFriendGroup
{
    public static async Task<Created<FriendGroup>> HandleAsync(
        CreateFriendGroupRequest request, IdempotencyKey idempotency, CallerIdentity caller, FriendGroupStore store, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var now = clock.GetUtcNow();
        var group = new FriendGroup(Guid.CreateVersion7(now), checks.Name("name", request.Name), []);
        checks.ThrowIfAny();

        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await FriendGroupStore.LockAsync(transaction, caller.TenantId, caller.UserId, cancellationToken);
        var id = await idempotency.ClaimAsync(
            transaction, caller.TenantId, caller.UserId, group.Id, request, DirectoryJson.Default.CreateFriendGroupRequest, now, cancellationToken);
        // Not committed: what was locked and counted up is as before.
        if (id != group.Id) return Created(list.Items.FirstOrDefault(existing => existing.Id == id) ?? group with { Id = id });

        if (list.Items.Count >= FriendGroupLimits.MostGroups)
            throw Problem.Conflict("too_many_friend_groups", $"My friends has at most {FriendGroupLimits.MostGroups} groups. Delete one first.");
        await using (var batch = transaction.Batch())
        {
            FriendGroupStore.Add(batch, caller.TenantId, caller.UserId, group, list.Items.Count + 1, now);
            FriendGroupStore.Order(batch, caller.TenantId, caller.UserId, [.. list.Items.Select(existing => existing.Id), group.Id]);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return Created(group);
    }

    private static Created<FriendGroup> Created(FriendGroup group) => TypedResults.Created((string?)null, group);
}
