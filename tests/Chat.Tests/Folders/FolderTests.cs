using System.Net;
using System.Net.Http.Json;
using Platform.Chat.Conversations;
using Platform.Chat.Folders;
using Platform.Chat.Preferences;
using Platform.Testing;

namespace Platform.Chat.Tests.Folders;

public sealed class FolderTests(ChatFixture fixture) : IClassFixture<ChatFixture>
{
    private const string List = "/api/chat/v1/folders";

    [Fact]
    public async Task Folders_are_made_named_ordered_and_deleted_and_every_device_hears_of_it()
    {
        var anna = await fixture.PersonAsync();
        using var annas = fixture.As(anna);
        await using var hub = await ListenAsync(anna);

        var work = await MakeAsync(annas, "Work");
        var fun = await MakeAsync(annas, "  Fun ");
        await hub.NextAsync("foldersChanged");
        Assert.Equal(2, (await hub.NextAsync("foldersChanged")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await annas.PatchAsJsonAsync($"{List}/{fun.Id}", new { Name = "Pleasure", Position = 0 })).StatusCode);

        var list = await ListAsync(annas);
        Assert.Equal(["Pleasure", "Work"], list.Items.Select(folder => folder.Name));
        var heard = await hub.NextAsync("foldersChanged");
        Assert.Equal(list.Version, heard.GetProperty("version").GetInt64());
        Assert.Equal(["Pleasure", "Work"], heard.GetProperty("items").EnumerateArray().Select(folder => folder.GetProperty("name").GetString()));

        Assert.Equal(HttpStatusCode.NoContent, (await annas.DeleteAsync($"{List}/{work.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await annas.DeleteAsync($"{List}/{work.Id}")).StatusCode);
        Assert.Equal(["Pleasure"], (await ListAsync(annas)).Items.Select(folder => folder.Name));
        Assert.Equal(1, (await hub.NextAsync("foldersChanged")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_conversation_is_in_one_folder_for_its_owner_alone()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        await using var hub = await ListenAsync(anna);
        var work = await MakeAsync(annas, "Work");
        var fun = await MakeAsync(annas, "Fun");

        Assert.Equal(work.Id, (await PutAsync(annas, work, conversation.Id)).FolderId);
        Assert.Equal(work.Id, (await PutAsync(annas, work, conversation.Id)).FolderId);
        Assert.Equal(fun.Id, (await PutAsync(annas, fun, conversation.Id)).FolderId);

        Assert.Equal(work.Id, (await hub.NextAsync("preferencesChanged")).GetProperty("preferences").GetProperty("folderId").GetGuid());
        Assert.Equal(fun.Id, (await annas.GetFromJsonAsync<ConversationPage>("/api/chat/v1/conversations"))!.Items.Single().Preferences.FolderId);
        Assert.Null((await borisClient.GetFromJsonAsync<Conversation>($"/api/chat/v1/conversations/{conversation.Id}"))!.Preferences.FolderId);
        // It is not in this one any more: taking it out of it changes nothing.
        Assert.Equal(fun.Id, (await TakeAsync(annas, work, conversation.Id)).FolderId);
        Assert.Null((await TakeAsync(annas, fun, conversation.Id)).FolderId);
        Assert.Null((await TakeAsync(annas, fun, conversation.Id)).FolderId);
    }

    [Fact]
    public async Task What_is_in_a_folder_stays_when_the_folder_goes_and_leaves_it_with_its_member()
    {
        var (anna, boris, _, group) = await fixture.GroupAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var work = await MakeAsync(borisClient, "Work");
        await PutAsync(borisClient, work, group.Id);

        (await borisClient.DeleteAsync($"{List}/{work.Id}")).EnsureSuccessStatusCode();
        Assert.Null((await borisClient.GetFromJsonAsync<Conversation>($"/api/chat/v1/conversations/{group.Id}"))!.Preferences.FolderId);

        var fun = await MakeAsync(borisClient, "Fun");
        await PutAsync(borisClient, fun, group.Id);
        (await borisClient.DeleteAsync($"/api/chat/v1/conversations/{group.Id}/members/{boris.UserId}")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.PutAsync($"{List}/{fun.Id}/conversations/{group.Id}", null)).StatusCode);
        (await annas.PostAsJsonAsync($"/api/chat/v1/conversations/{group.Id}/members", new { UserIds = new[] { boris.UserId } })).EnsureSuccessStatusCode();
        Assert.Null((await borisClient.GetFromJsonAsync<Conversation>($"/api/chat/v1/conversations/{group.Id}"))!.Preferences.FolderId);
    }

    [Fact]
    public async Task Nobody_uses_somebody_elses_folder()
    {
        var (anna, boris, conversation) = await fixture.PairAsync();
        using var annas = fixture.As(anna);
        using var borisClient = fixture.As(boris);
        var work = await MakeAsync(annas, "Work");

        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.PutAsync($"{List}/{work.Id}/conversations/{conversation.Id}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.PatchAsJsonAsync($"{List}/{work.Id}", new { Name = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await borisClient.DeleteAsync($"{List}/{work.Id}")).StatusCode);
        Assert.Empty((await ListAsync(borisClient)).Items);
        Assert.Equal("Work", (await MakeAsync(borisClient, "Work")).Name);
    }

    [Fact]
    public async Task Names_and_numbers_have_limits()
    {
        using var client = fixture.As(await fixture.PersonAsync());
        var first = await MakeAsync(client, "Работа");

        foreach (var name in new[] { "", "  ", new string('x', 101), "a\u202Eb" })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsJsonAsync(List, new { Name = name })).StatusCode);
        Assert.Contains("folder_name_taken", await (await client.PostAsJsonAsync(List, new { Name = "РАБОТА" })).Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.PatchAsJsonAsync($"{List}/{first.Id}", new { Name = "РАБОТА" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PatchAsJsonAsync($"{List}/{first.Id}", new { Position = -1 })).StatusCode);

        for (var number = 2; number <= 50; number++) await MakeAsync(client, $"Folder {number}");
        Assert.Contains("too_many_folders", await (await client.PostAsJsonAsync(List, new { Name = "One more" })).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_creation_that_is_sent_again_finds_what_the_first_one_made()
    {
        using var client = fixture.As(await fixture.PersonAsync());
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());

        var first = await client.PostAsJsonAsync(List, new { Name = "Work" });
        var second = await client.PostAsJsonAsync(List, new { Name = "Work" });

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.ReadAsync<Folder>(), await second.ReadAsync<Folder>());
        Assert.Single((await ListAsync(client)).Items);
    }

    private static async Task<Folder> MakeAsync(HttpClient client, string name) =>
        await (await client.PostAsJsonAsync(List, new { Name = name }, TestContext.Current.CancellationToken)).ReadAsync<Folder>();

    private static async Task<FolderList> ListAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<FolderList>(List, TestContext.Current.CancellationToken))!;

    private static async Task<ConversationPreferences> PutAsync(HttpClient client, Folder folder, Guid conversationId) =>
        await (await client.PutAsync($"{List}/{folder.Id}/conversations/{conversationId}", null, TestContext.Current.CancellationToken)).ReadAsync<ConversationPreferences>();

    private static async Task<ConversationPreferences> TakeAsync(HttpClient client, Folder folder, Guid conversationId) =>
        await (await client.DeleteAsync($"{List}/{folder.Id}/conversations/{conversationId}", TestContext.Current.CancellationToken)).ReadAsync<ConversationPreferences>();

    private async Task<TestHub> ListenAsync(TestPerson person)
    {
        var hub = await TestHub.OpenAsync(fixture.OtherReplica.Address, fixture.Authority.Token(person, TimeProvider.System.GetUtcNow()));
        await hub.InvokeAsync("Sync", new Dictionary<Guid, long>());
        return hub;
    }
}
