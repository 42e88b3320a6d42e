using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Directory.Text;
using Platform.Hosting.Collections;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Directory.FriendGroups;

/// <summary>A change of a group: what is absent stays.</summary>
/// <param name="Name">1 to 100 characters.</param>
/// <param name="Position">From 0, the top; beyond the last is the last.</param>
public sealed record ChangeFriendGroupRequest(string? Name, int? Position);

internal static class ChangeFriendGroup
{
    public static async Task<Ok<FriendGroup>> HandleAsync(
        Guid id, ChangeFriendGroupRequest request, CallerIdentity caller, FriendGroupStore store, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var name = request.Name is null ? null : checks.Name("name", request.Name);
        if (request.Position is { } wanted) checks.Order("position", wanted);
        checks.ThrowIfAny();

        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await FriendGroupStore.LockAsync(transaction, caller.TenantId, caller.UserId, cancellationToken);
        var before = list.Items.FirstOrDefault(group => group.Id == id) ?? throw Problem.NotFound();
        await using (var batch = transaction.Batch())
        {
            if (name is not null) FriendGroupStore.Rename(batch, caller.TenantId, caller.UserId, id, name);
            if (request.Position is { } position)
                FriendGroupStore.Order(batch, caller.TenantId, caller.UserId, Sequence.Place(list.Items.Select(group => group.Id), id, position));
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(before with { Name = name ?? before.Name });
    }
}

internal static class RemoveFriendGroup
{
    public static async Task<NoContent> HandleAsync(Guid id, CallerIdentity caller, FriendGroupStore store, CancellationToken cancellationToken)
    {
        await using var transaction = await store.BeginAsync(caller.TenantId, cancellationToken);
        var list = await FriendGroupStore.LockAsync(transaction, caller.TenantId, caller.UserId, cancellationToken);
        if (list.Items.All(group => group.Id != id)) throw Problem.NotFound();
        await using (var batch = transaction.Batch())
        {
            FriendGroupStore.Remove(batch, caller.TenantId, caller.UserId, id);
            await batch.ExecuteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
