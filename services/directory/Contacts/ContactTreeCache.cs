using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Platform.Directory.Contacts;

/// <summary>
/// The serialized trees of the tenants that are asked for most, each under its version. However many people ask for a new
/// version at once, it is read and serialized once.
/// </summary>
internal sealed class ContactTreeCache(ContactStore store, IOptions<DirectoryOptions> options) : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly MemoryCache _trees = new(new MemoryCacheOptions { SizeLimit = options.Value.ContactTreeCacheMegabytes * Megabyte });
    private readonly ConcurrentDictionary<(Guid TenantId, long Version), TaskCompletionSource<SerializedContactTree>> _beingBuilt = new();

    /// <summary>The tree of this version or of a newer one.</summary>
    public async Task<SerializedContactTree> GetAsync(Guid tenantId, long version, CancellationToken cancellationToken)
    {
        if (_trees.TryGetValue(tenantId, out SerializedContactTree? tree) && tree!.Version >= version) return tree;

        var key = (tenantId, version);
        var mine = new TaskCompletionSource<SerializedContactTree>(TaskCreationOptions.RunContinuationsAsynchronously);
        var building = _beingBuilt.GetOrAdd(key, mine);
        if (building == mine) _ = BuildAsync(key, mine);
        // One caller who hangs up does not take the tree from the others.
        return await building.Task.WaitAsync(cancellationToken);
    }

    private async Task BuildAsync((Guid TenantId, long Version) key, TaskCompletionSource<SerializedContactTree> building)
    {
        try
        {
            var tree = new SerializedContactTree(await store.ReadAsync(key.TenantId, CancellationToken.None));
            _trees.Set(key.TenantId, tree, new MemoryCacheEntryOptions { Size = tree.Size, SlidingExpiration = TimeSpan.FromHours(1) });
            building.SetResult(tree);
        }
        catch (Exception failure)
        {
            building.SetException(failure);
        }
        finally
        {
            _beingBuilt.TryRemove(key, out _);
        }
    }

    public void Dispose() => _trees.Dispose();
}
