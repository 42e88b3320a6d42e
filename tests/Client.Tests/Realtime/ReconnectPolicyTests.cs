using FsCheck;
using FsCheck.Fluent;
using Platform.Client.Realtime;

namespace Platform.Client.Tests.Realtime;

public sealed class ReconnectPolicyTests
{
    private static readonly ReconnectPolicy Policy = new() { First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromSeconds(30) };

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(5, 30)]
    [InlineData(10_000, 30)]
    public void The_longest_wait_doubles_up_to_the_limit(int attempt, double seconds)
    {
        Assert.Equal(seconds, Policy.Delay(attempt, random: 1).TotalSeconds, precision: 3);
        Assert.Equal(seconds / 2, Policy.Delay(attempt, random: 0).TotalSeconds, precision: 3);
    }

    [Fact]
    public void Every_wait_is_spread_over_the_upper_half()
    {
        var waits = Gen.Choose(0, 40).Zip(Gen.Choose(0, 999)).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(waits, ((int Attempt, int Thousandths) wait) =>
        {
            var delay = Policy.Delay(wait.Attempt, wait.Thousandths / 1000.0);
            return delay >= Policy.First / 2 && delay <= Policy.Longest && delay <= Policy.Delay(wait.Attempt, 0) * 2;
        }));
    }
}
