using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Collections;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.FriendGroups;

/// <summary>Puts a person into a group, or, when they are in it, to another place in it. Repeated it changes nothing.</summary>
internal static class PutFriend
{
    public static async Task<Ok<FriendGroup>> HandleAsync(
        Guid id, Guid userId, CallerIdentity caller, FriendGroupStore store, CancellationToken cancellationToken, int? position = null)
    {
        var checks = new FieldChecks();
        if (position is { } wanted) checks.Order("position", wanted);
        if (userId == caller.UserId) checks.Refuse("userId", "is not your own id");
        checks.ThrowIfAny();

        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await FriendGroupStore.LockAsync(transaction, caller.TenantId, caller.UserId, cancellationToken);
        var group = list.Items.FirstOrDefault(existing => existing.Id == id) ?? throw Problem.NotFound();
        var known = group.PersonIds.Contains(userId);
        if (known && position is null) return TypedResults.Ok(group);
        if (!known && !await FriendGroupStore.IsActiveAsync(transaction, caller.TenantId, userId, cancellationToken)) throw Problem.NotFound();
        if (!known && group.PersonIds.Count >= FriendGroupLimits.MostPeople)
            throw Problem.Conflict("friend_group_full", $"A group holds at most {FriendGroupLimits.MostPeople} people. Make another group.");

        var people = Sequence.Place(group.PersonIds, userId, position ?? group.PersonIds.Count);
        await using (var batch = transaction.Batch())
        {
            FriendGroupStore.SetPeople(batch, caller.TenantId, caller.UserId, id, people);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(group with { PersonIds = people });
    }
}

internal static class RemoveFriend
{
    public static async Task<NoContent> HandleAsync(
        Guid id, Guid userId, CallerIdentity caller, FriendGroupStore store, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await FriendGroupStore.LockAsync(transaction, caller.TenantId, caller.UserId, cancellationToken);
        if (!list.Items.Any(group => group.Id == id && group.PersonIds.Contains(userId))) throw Problem.NotFound();
        await using (var batch = transaction.Batch())
        {
            FriendGroupStore.RemovePerson(batch, caller.TenantId, caller.UserId, id, userId);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
