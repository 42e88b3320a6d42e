using MassTransit;
using Platform.Contracts;
using Platform.Testing;

namespace Platform.Chat.Tests.Receipts;

/// <summary>What directory says of read receipts.</summary>
internal static class ReadSettings
{
    /// <summary>Somebody turns their switch, and chat knows it.</summary>
    public static async Task ChooseAsync(this ChatFixture fixture, TestPerson person, bool shows, long version = 1)
    {
        await fixture.PublishAsync(new UserSettingsChanged(person.TenantId, Guid.CreateVersion7(), person.UserId, version, shows));
        await Eventually.IsTrueAsync("chat knows the choice", async () =>
            await fixture.ScalarAsync<long?>("select version from read_receipt_choice where user_id = $1", person.UserId) >= version);
    }

    /// <summary>An administrator decides for all, and chat knows it.</summary>
    public static async Task DecideAsync(this ChatFixture fixture, Guid tenantId, string policy, long version)
    {
        await fixture.PublishAsync(new TenantSettingsChanged(tenantId, Guid.CreateVersion7(), version, policy));
        await Eventually.IsTrueAsync("chat knows the policy", async () =>
            await fixture.ScalarAsync<long?>("select version from read_receipt_policy where tenant_id = $1", tenantId) >= version);
    }

    private static Task PublishAsync<TEvent>(this ChatFixture fixture, TEvent raised) where TEvent : class =>
        fixture.Chat.App.Services.GetRequiredService<IBus>().Publish(raised, TestContext.Current.CancellationToken);
}
