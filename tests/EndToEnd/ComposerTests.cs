using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Platform.EndToEnd;

/// <summary>What helps to write: marks, emoji, names.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class ComposerTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private static readonly AxeRunContext Pages = new() { Exclude = [new AxeSelector("[data-tabster-dummy]")] };

    [Fact]
    public async Task Marks_are_put_by_keys_and_by_buttons_and_taken_back_by_undo()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);
        var field = anna.Composer(Boris);

        await field.FillAsync("very important");
        await field.PressAsync("Control+Shift+ArrowLeft");
        await field.PressAsync("Control+b");
        await Expect(field).ToHaveValueAsync("very **important**");
        await field.PressAsync("Control+z");
        await Expect(field).ToHaveValueAsync("very important");

        await field.PressAsync("Control+a");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "List", Exact = true }).ClickAsync();
        await Expect(field).ToHaveValueAsync("- very important");
        await field.PressAsync("End");
        await field.PressAsync("Shift+Enter");
        await field.PressSequentiallyAsync("urgent");
        await field.PressAsync("Enter");
        await Expect(anna.Own.Locator("li")).ToHaveTextAsync(["very important", "urgent"]);
    }

    [Fact]
    public async Task Emoji_are_found_by_word_picked_by_keyboard_and_remembered()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);
        var field = anna.Composer(Boris);

        await field.PressSequentiallyAsync("Great :tad");
        await Expect(anna.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(":tada:");
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("Great 🎉 ");

        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Emoji", Exact = true }).ClickAsync();
        var picker = anna.Page.GetByTestId("emoji-picker");
        // What was chosen before is at hand.
        await Expect(picker.GetByTestId("emoji-grid").GetByRole(AriaRole.Button)).ToHaveTextAsync(["🎉"]);
        Assert.Empty((await anna.Page.RunAxe(Pages, Wcag)).Violations);
        await picker.GetByRole(AriaRole.Button, new() { Name = "Medium", Exact = true }).ClickAsync();
        var search = picker.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("waving hand");
        await Expect(picker.GetByTestId("emoji-grid").GetByRole(AriaRole.Button).First).ToHaveTextAsync("👋🏽");
        await search.PressAsync("ArrowDown");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("Great 🎉 👋🏽");
        await Expect(field).ToBeFocusedAsync();
        await field.PressAsync("Enter");
        await anna.ExpectTextsAsync("Great 🎉 👋🏽");
    }

    [Fact]
    public async Task A_name_is_completed_and_shown_to_both_as_a_person()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);
        var field = anna.Composer(Boris);

        await field.PressSequentiallyAsync("Ask @bo");
        await Expect(anna.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        Assert.Empty((await anna.Page.RunAxe(Pages, Wcag)).Violations);
        await field.PressAsync("Tab");
        await field.PressSequentiallyAsync("about it");
        await Expect(field).ToHaveValueAsync($"Ask @{Boris} about it");
        await field.PressAsync("Enter");

        await Expect(boris.Row(Anna)).ToContainTextAsync($"Ask @{Boris} about it");
        await boris.OpenFromListAsync(Anna);
        var mention = boris.Message("about it").GetByTestId("mention");
        await Expect(mention).ToHaveTextAsync("@" + Boris);
        await Expect(mention).ToHaveAttributeAsync("data-user", workspace.IdOf("boris").ToString());
        // One's own name stands out.
        await Expect(mention).ToHaveClassAsync(new Regex("ownMention", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(anna.Message("about it").GetByTestId("mention")).ToHaveTextAsync("@" + Boris);
        await Expect(anna.Page.GetByTestId("completion")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Calling_everybody_in_a_larger_group_is_asked_about_first()
    {
        string[] logins = ["anna", "boris", "clara", "david", "elena", "felix", "greta"];
        var workspace = await Product.CreateWorkspaceAsync(logins);
        await CreateGroupAsync(workspace, "Team", logins);
        var anna = await SignInAsync(workspace, "anna");
        await anna.OpenFromListAsync("Team");
        var field = anna.Composer("Team");

        await field.PressSequentiallyAsync("@al");
        await Expect(anna.Page.GetByRole(AriaRole.Option)).ToContainTextAsync(["all"]);
        await field.PressAsync("Enter");
        await field.PressSequentiallyAsync("lunch?");
        await field.PressAsync("Enter");
        var question = anna.Page.GetByRole(AriaRole.Alertdialog);
        await Expect(question).ToContainTextAsync("Call 6 people?");
        await question.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await Expect(field).ToHaveValueAsync("@all lunch?");
        await Expect(anna.Message("lunch?")).ToHaveCountAsync(0);

        await field.PressAsync("Enter");
        await question.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Expect(anna.Message("lunch?").GetByTestId("mention")).ToHaveTextAsync("@all");
        // Who is not among the first that the conversation names is found as well.
        foreach (var login in logins[1..])
        {
            await field.FillAsync("");
            await field.PressSequentiallyAsync("@" + login[..3]);
            await Expect(anna.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(Workspace.NameOf(login));
        }
    }

    private async Task CreateGroupAsync(Workspace workspace, string name, IReadOnlyList<string> logins)
    {
        using var client = await workspace.ConnectAsync(logins[0]);
        using var http = new HttpClient { BaseAddress = Product.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await client.Session.GetAccessTokenAsync(TestContext.Current.CancellationToken));
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var group = new { Name = name, UserIds = logins.Skip(1).Select(workspace.IdOf) };
        (await http.PostAsJsonAsync("/api/chat/v1/conversations/groups", group, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_draft_survives_a_reload_follows_to_another_device_and_leaves_all_when_sent()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await SignInAsync(workspace, "anna");
        var phone = await SignInAsync(workspace, "anna", new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });
        await desk.FindInContactsAsync(Boris);

        await desk.Composer(Boris).PressSequentiallyAsync("Half a thought");
        await Expect(phone.Row(Boris)).ToContainTextAsync("Draft: Half a thought");
        await desk.Page.ReloadAsync();
        await Expect(desk.Composer(Boris)).ToHaveValueAsync("Half a thought");

        await phone.Row(Boris).ClickAsync();
        await Expect(phone.Composer(Boris)).ToHaveValueAsync("Half a thought");
        await phone.Composer(Boris).PressAsync("End");
        await phone.Composer(Boris).PressSequentiallyAsync(", finished");
        await Expect(desk.Composer(Boris)).ToHaveValueAsync("Half a thought, finished");

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await desk.ExpectTextsAsync("Half a thought, finished");
        await Expect(desk.Composer(Boris)).ToHaveValueAsync("");
        await desk.Page.ReloadAsync();
        await desk.ExpectTextsAsync("Half a thought, finished");
        await Expect(desk.Composer(Boris)).ToHaveValueAsync("");
        Assert.False(await phone.ScrollsSidewaysAsync());
    }
}
