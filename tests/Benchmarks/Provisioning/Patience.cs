using Platform.Client;

namespace Platform.Benchmarks.Provisioning;

/// <summary>Preparations wait when the server says that they are too fast; measurements never do.</summary>
internal static class Patience
{
    private const int MaxTries = 60;

    public static async Task<T> WithAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (PlatformException exception) when (exception.IsTransient && attempt < MaxTries)
            {
                await Task.Delay(exception.RetryAfter ?? TimeSpan.FromMilliseconds(500), cancellationToken);
            }
        }
    }
}
