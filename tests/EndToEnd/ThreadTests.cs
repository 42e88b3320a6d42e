using System.Text.RegularExpressions;

namespace Platform.EndToEnd;

/// <summary>A talk about one message, beside the conversation.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class ThreadTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Root = "Where do we eat?";
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task What_is_said_in_a_thread_stands_beside_the_conversation_and_the_root_counts_it()
    {
        var (anna, boris, _) = await TalkAsync();

        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await Expect(InThread(boris, Anna)).ToBeFocusedAsync();
        await Expect(Thread(boris).GetByTestId("thread-root")).ToContainTextAsync(Root);
        await WriteAsync(boris, Anna, "At home");
        await WriteAsync(boris, Anna, "Or at the station");

        await Expect(Footer(anna)).ToContainTextAsync("2 replies");
        await Expect(Footer(boris)).ToContainTextAsync("2 replies");
        await Expect(Beside(boris).GetByTestId("message")).ToHaveCountAsync(1);
        await Expect(Beside(anna).GetByTestId("message")).ToHaveCountAsync(1);
        await Footer(anna).ClickAsync();
        await Expect(Thread(anna).GetByTestId("message")).ToHaveTextAsync(new[] { Having("At home"), Having("Or at the station") });
        // Gray and ticks are of the thread.
        await Expect(Thread(boris).Locator("[data-own=true]").Last).ToHaveAttributeAsync("data-state", "read");

        await boris.ChooseAsync(Thread(boris).GetByTestId("message").Last, "Delete");
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();
        await Expect(Footer(anna)).ToContainTextAsync("1 reply");
    }

    [Fact]
    public async Task Followed_threads_count_until_they_are_read_and_only_those()
    {
        var (anna, boris, _) = await TalkAsync();
        await anna.FollowAsync("Contacts");
        var envelope = anna.Page.GetByTestId("envelope");
        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await WriteAsync(boris, Anna, "At home");

        await Expect(envelope).ToHaveAttributeAsync("data-count", "1");
        await Expect(anna.Page).ToHaveTitleAsync("(1) Workspace of a test");
        await anna.FollowAsync("Chats");
        await Expect(anna.Row(Boris)).ToHaveAttributeAsync("data-unread", "0");
        await Expect(anna.Page.GetByTestId("view-threads")).ToContainTextAsync("1 thread with new replies");
        await envelope.ClickAsync();
        await Expect(anna.Page.GetByTestId("envelope-sender")).ToContainTextAsync($"In a thread of {Boris}");
        await anna.Page.GetByTestId("envelope-sender").ClickAsync();

        await Expect(Thread(anna).GetByTestId("message")).ToContainTextAsync("At home");
        await Expect(envelope).ToHaveAttributeAsync("data-count", "0");
        await Expect(anna.Page).ToHaveTitleAsync("Workspace of a test");

        await Thread(anna).GetByTestId("thread-follow").ClickAsync();
        await Expect(Thread(anna).GetByTestId("thread-follow")).ToHaveTextAsync("Follow");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Close the thread" }).ClickAsync();
        await WriteAsync(boris, Anna, "Hello?");
        await Expect(Footer(anna)).ToContainTextAsync("2 replies");
        await Expect(envelope).ToHaveAttributeAsync("data-count", "0");
    }

    [Fact]
    public async Task The_list_of_threads_leads_to_each_by_keyboard_and_from_it_to_its_root()
    {
        var (anna, boris, _) = await TalkAsync();
        await anna.WriteAsync(Boris, "And when?");
        foreach (var (root, reply) in new[] { (Root, "At home"), ("And when?", "At nine") })
        {
            await boris.ChooseAsync(Beside(boris).GetByTestId("message").Filter(new() { HasText = root }), "Reply in thread");
            await Expect(Thread(boris).GetByTestId("thread-root")).ToContainTextAsync(root);
            await WriteAsync(boris, Anna, reply);
            await Expect(Thread(boris).GetByTestId("message")).ToContainTextAsync(reply);
        }

        await anna.Page.GetByTestId("view-threads").ClickAsync();
        var rows = anna.Page.GetByTestId("thread-row");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToContainTextAsync("And when?");
        await Expect(rows.First).ToContainTextAsync("At nine");
        await rows.First.FocusAsync();
        await anna.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(rows.Nth(1)).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(Thread(anna).GetByTestId("message")).ToContainTextAsync("At home");
        await Expect(rows.Nth(1)).ToHaveAttributeAsync("data-unread", "0");

        await Thread(anna).GetByRole(AriaRole.Button, new() { Name = "Show in conversation" }).ClickAsync();
        await Expect(Beside(anna).GetByTestId("message").First).ToBeFocusedAsync();
        await Expect(Beside(anna).GetByTestId("message").First).ToContainTextAsync(Root);
    }

    [Fact]
    public async Task Escape_closes_it_where_it_was_opened_and_the_address_brings_it_back()
    {
        var (anna, boris, _) = await TalkAsync();
        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await WriteAsync(boris, Anna, "At home");
        await boris.Page.ReloadAsync();

        await Expect(Thread(boris).GetByTestId("message")).ToContainTextAsync("At home");
        await anna.GoToAsync(new Uri(boris.Page.Url).PathAndQuery);
        await Expect(Thread(anna).GetByTestId("message")).ToContainTextAsync("At home");

        await InThread(boris, Anna).FocusAsync();
        await boris.Page.Keyboard.PressAsync("Escape");
        await Expect(Thread(boris)).ToHaveCountAsync(0);
        await Expect(Beside(boris).GetByTestId("message").First).ToBeFocusedAsync();
        Assert.DoesNotContain("thread", boris.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_called_into_a_thread_follows_it_without_having_opened_it()
    {
        var (anna, boris, clara) = await GroupAsync();
        await boris.OpenFromListAsync("Lunch");
        await anna.WriteAsync("Lunch", Root);
        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await WriteAsync(boris, "Lunch", "Somewhere else");
        await Expect(clara.Row("Lunch")).ToHaveAttributeAsync("data-unread", "1");

        await InThread(boris, "Lunch").PressSequentiallyAsync("@Clara");
        await boris.Page.GetByRole(AriaRole.Option, new() { Name = "Clara" }).ClickAsync();
        await InThread(boris, "Lunch").PressSequentiallyAsync("what do you say?");
        await InThread(boris, "Lunch").PressAsync("Enter");

        await Expect(clara.Page.GetByTestId("view-threads")).ToContainTextAsync("1 thread with new replies");
        await clara.Page.GetByTestId("view-threads").ClickAsync();
        await Expect(clara.Page.GetByTestId("thread-row")).ToHaveAttributeAsync("data-unread", "1");
        await clara.Page.GetByTestId("thread-row").ClickAsync();
        await Expect(Thread(clara).GetByTestId("message")).ToHaveCountAsync(2);
        await Expect(Thread(clara).GetByTestId("thread-follow")).ToHaveTextAsync("Following");
    }

    [Fact]
    public async Task An_owner_of_the_group_deletes_what_others_say_in_its_threads()
    {
        var (anna, boris, _) = await GroupAsync();
        await anna.WriteAsync("Lunch", Root);
        await boris.OpenFromListAsync("Lunch");
        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await WriteAsync(boris, "Lunch", "Not for here");

        await Footer(anna).ClickAsync();
        await anna.ChooseAsync(Thread(anna).GetByTestId("message").Last, "Delete");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Delete for all" }).ClickAsync();

        await Expect(Thread(boris).GetByTestId("message")).ToContainTextAsync("deleted");
        await Expect(Thread(boris)).Not.ToContainTextAsync("Not for here");
    }

    [Fact]
    public async Task Whoever_is_removed_from_the_group_sees_its_threads_go()
    {
        var (anna, boris, _) = await GroupAsync();
        await anna.WriteAsync("Lunch", Root);
        await boris.OpenFromListAsync("Lunch");
        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await WriteAsync(boris, "Lunch", "At home");

        await anna.Page.GetByTestId("member").Filter(new() { HasText = "Boris" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Remove", Exact = true }).ClickAsync();

        await Expect(Thread(boris)).ToHaveCountAsync(0);
        await boris.FollowAsync("Chats");
        await boris.Page.GetByTestId("view-threads").ClickAsync();
        await Expect(boris.Page.GetByText("No threads yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_a_thread_is_a_page_of_its_own()
    {
        var (anna, boris, workspace) = await TalkAsync();
        var phone = await SignInAsync(workspace, "boris", new() { ViewportSize = new ViewportSize { Width = 390, Height = 844 }, HasTouch = true });
        await phone.Row(Anna).TapAsync();
        await phone.Message(Root).GetByRole(AriaRole.Button, new() { Name = "Message actions" }).TapAsync();
        await phone.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Reply in thread", Exact = true }).TapAsync();

        await Expect(Beside(phone)).ToHaveCountAsync(0);
        await InThread(phone, Anna).FillAsync("At home");
        await phone.Page.GetByTestId("thread").GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).TapAsync();
        await Expect(Footer(anna)).ToContainTextAsync("1 reply");
        await Expect(InThread(phone, Anna)).ToBeInViewportAsync();
        await Expect(Thread(phone).GetByTestId("message")).ToBeInViewportAsync();
        Assert.False(await phone.ScrollsSidewaysAsync());

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).TapAsync();
        await Expect(Thread(phone)).ToHaveCountAsync(0);
        await Expect(Footer(phone)).ToContainTextAsync("1 reply");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440, 900)]
    [InlineData(ColorScheme.Dark, 1440, 900)]
    [InlineData(ColorScheme.Light, 390, 844)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task Threads_are_accessible(ColorScheme scheme, int width, int height)
    {
        var (_, boris, workspace) = await TalkAsync();
        await boris.ChooseAsync(boris.Message(Root), "Reply in thread");
        await WriteAsync(boris, Anna, "At home");
        var desk = await SignInAsync(workspace, "anna", new() { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = height } });

        await desk.Page.GetByTestId("view-threads").ClickAsync();
        await Expect(desk.Page.GetByTestId("thread-row")).ToBeVisibleAsync();
        var found = new List<string>(await Axe.CheckAsync(desk, "threads"));
        await desk.Page.GetByTestId("thread-row").ClickAsync();
        await Expect(Thread(desk).GetByTestId("message")).ToBeVisibleAsync();
        found.AddRange(await Axe.CheckAsync(desk, "thread"));

        Assert.Empty(found);
    }

    private static Regex Having(string text) => new(Regex.Escape(text), RegexOptions.None, TimeSpan.FromSeconds(1));

    private static ILocator Thread(Desk desk) => desk.Page.GetByTestId("thread");

    private static ILocator Beside(Desk desk) => desk.Page.GetByTestId("conversation");

    private static ILocator Footer(Desk desk) => desk.Page.GetByTestId("thread-footer");

    private static ILocator InThread(Desk desk, string name) => desk.Composer("a thread of " + name);

    private static Task WriteAsync(Desk desk, string name, string text) => desk.WriteAsync("a thread of " + name, text);

    /// <summary>Anna has asked Boris something, and both look at it.</summary>
    private async Task<(Desk Anna, Desk Boris, Workspace Workspace)> TalkAsync()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);
        await anna.WriteAsync(Boris, Root);
        var boris = await SignInAsync(workspace, "boris");
        await boris.OpenFromListAsync(Anna);
        await boris.ExpectTextsAsync(Root);
        await anna.OpenFromListAsync(Boris);
        return (anna, boris, workspace);
    }

    /// <summary>Anna has made a group and looks at it; the others have it in their lists.</summary>
    private async Task<(Desk Anna, Desk Boris, Desk Clara)> GroupAsync()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);
        await Beside(anna).GetByRole(AriaRole.Button, new() { Name = "Add interlocutors" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Combobox).PressSequentiallyAsync("Clara");
        await anna.Page.GetByRole(AriaRole.Option, new() { Name = "Clara" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name (optional)" }).FillAsync("Lunch");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(anna.Composer("Lunch")).ToBeVisibleAsync();
        var boris = await SignInAsync(workspace, "boris");
        var clara = await SignInAsync(workspace, "clara");
        await Expect(clara.Row("Lunch")).ToBeVisibleAsync();
        return (anna, boris, clara);
    }
}
