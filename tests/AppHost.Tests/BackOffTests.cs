using Microsoft.Extensions.Time.Testing;

namespace Platform.AppHost.Tests;

public sealed class BackOffTests
{
    [Fact]
    public void It_waits_twice_as_long_each_time_up_to_half_a_minute()
    {
        var backOff = new BackOff(new FakeTimeProvider());

        var delays = Enumerable.Range(0, 8).Select(_ => backOff.Next().TotalSeconds);

        Assert.Equal([0.5, 1, 2, 4, 8, 16, 30, 30], delays);
    }

    [Fact]
    public void After_a_good_minute_it_begins_anew()
    {
        var clock = new FakeTimeProvider();
        var backOff = new BackOff(clock);
        backOff.Next();
        backOff.Next();

        clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(0.5, backOff.Next().TotalSeconds);
    }
}
