using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace Platform.AppHost.Demo.Tests;

public sealed class DemoTenantTests
{
    private const string Import = "POST /api/chat/v1/imports/";
    private static readonly string OperatorKey = new('k', 32);
    private readonly FakePlatform _platform = new(OperatorKey);
    private readonly FakeTimeProvider _clock = new(Moments.Sunday);

    [Fact]
    public async Task A_new_installation_gets_tenant_conversations_and_last_the_people()
    {
        await CreateAsync();

        Assert.Equal(
            [
                "GET /api/directory/v1/tenants/demo", "POST /api/directory/v1/tenants", $"{Import}{FakePlatform.TenantId}/conversations",
                "POST /api/directory/v1/tenants/demo/people-import", "POST /api/directory/v1/session", "GET /api/chat/v1/conversations",
                "DELETE /api/directory/v1/session",
            ],
            _platform.Calls);
        Assert.Equal(Moments.Content.People.Count, _platform.People);
    }

    [Fact]
    public async Task Everything_names_the_administrator_by_the_id_that_directory_gave()
    {
        await CreateAsync();

        var people = _platform.Bodies["people-import"].GetProperty("people").EnumerateArray().ToList();
        var anna = people.Single(person => person.GetProperty("login").GetString() == DemoTenant.Administrator);
        Assert.Equal(FakePlatform.AdministratorId, anna.GetProperty("id").GetGuid());
        var ids = people.Select(person => person.GetProperty("id").GetGuid()).ToHashSet();
        Assert.Contains(people, person => person.GetProperty("managerId").ValueKind is JsonValueKind.String && person.GetProperty("managerId").GetGuid() == FakePlatform.AdministratorId);

        var conversations = _platform.Bodies["conversations"].GetProperty("conversations").EnumerateArray().ToList();
        Assert.NotEmpty(conversations);
        Assert.All(conversations, conversation =>
        {
            var members = conversation.GetProperty("userIds").EnumerateArray().Select(id => id.GetGuid()).ToHashSet();
            Assert.Subset(ids, members);
            Assert.Subset(members, conversation.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("authorId").GetGuid()).ToHashSet());
            Assert.Subset(members, conversation.GetProperty("read").EnumerateObject().Select(read => Guid.Parse(read.Name)).ToHashSet());
        });
    }

    [Fact]
    public async Task A_complete_tenant_is_left_alone()
    {
        await CreateAsync();
        _platform.Calls.Clear();

        await CreateAsync();

        Assert.Equal(
            [
                "GET /api/directory/v1/tenants/demo", "POST /api/directory/v1/session", "GET /api/directory/v1/contacts/tree",
                "DELETE /api/directory/v1/session",
            ],
            _platform.Calls);
    }

    [Fact]
    public async Task A_creation_that_was_cut_off_is_finished_under_the_same_ids()
    {
        _platform.RefusePeople = true;
        var failure = await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);
        Assert.Contains("503", failure.Message, StringComparison.Ordinal);
        var before = _platform.Bodies["conversations"].GetRawText();

        _platform.RefusePeople = false;
        await CreateAsync();

        Assert.Equal(before, _platform.Bodies["conversations"].GetRawText());
        Assert.Equal(1, _platform.Calls.Count(call => call == "POST /api/directory/v1/tenants"));
        Assert.Equal(Moments.Content.People.Count, _platform.People);
    }

    [Fact]
    public async Task A_tenant_whose_administrator_changed_the_password_is_left_alone()
    {
        await CreateAsync();
        _platform.AdministratorPassword = "something longer";
        _platform.Calls.Clear();

        await CreateAsync();

        Assert.DoesNotContain(_platform.Calls, call => call.StartsWith(Import, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_waits_until_chat_knows_everybody()
    {
        _platform.NamelessAnswers = 3;

        var creation = CreateAsync();
        while (!creation.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        await creation;
        Assert.Equal(4, _platform.Calls.Count(call => call == "GET /api/chat/v1/conversations"));
    }

    private async Task CreateAsync()
    {
        using var http = new HttpClient(_platform, disposeHandler: false) { BaseAddress = new Uri("http://localhost") };
        await DemoTenant.CreateAsync(http, OperatorKey, _clock, TestContext.Current.CancellationToken);
    }
}
