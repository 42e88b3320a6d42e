using System.Text.RegularExpressions;

namespace Platform.EndToEnd.Browsing;

/// <summary>Somebody's browser: what they do in it, and what they see.</summary>
public sealed partial class Desk(IBrowserContext context, IPage page, Uri address)
{
    /// <summary>The browser's profile.</summary>
    public IBrowserContext Context => context;

    /// <summary>The open page.</summary>
    public IPage Page => page;

    /// <summary>The messages of the open conversation.</summary>
    public ILocator Messages => page.GetByTestId("message");

    /// <summary>Those that this person wrote.</summary>
    public ILocator Own => page.Locator("[data-testid=message][data-own=true]");

    /// <summary>Opens an address of the product.</summary>
    public Task GoToAsync(string path) => page.GotoAsync(new Uri(address, path).ToString());

    /// <summary>Fills in the sign-in form and sends it.</summary>
    public async Task TrySignInAsync(string workspace, string login, string password)
    {
        await GoToAsync("/");
        await page.GetByLabel("Workspace").FillAsync(workspace);
        await page.GetByLabel("Login").FillAsync(login);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Signs in and waits until the connection stands.</summary>
    public async Task SignInAsync(string workspace, string login, string password)
    {
        await TrySignInAsync(workspace, login, password);
        await ExpectConnectionAsync("connected");
    }

    /// <summary>Waits until the page says so about its connection.</summary>
    public Task ExpectConnectionAsync(string state) =>
        Expect(page.GetByTestId("connection")).ToHaveAttributeAsync("data-state", state);

    /// <summary>Goes to one of the pages in the rail.</summary>
    public Task FollowAsync(string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^" + Regex.Escape(name), RegexOptions.None, TimeSpan.FromSeconds(1)) })
            .ClickAsync();

    /// <summary>Finds a colleague in the tree and opens the conversation, all by keyboard.</summary>
    public async Task FindInContactsAsync(string name)
    {
        await FollowAsync("Contacts");
        var filter = page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter people and units" });
        await filter.PressSequentiallyAsync(name.Split(' ')[0]);
        await Expect(page.GetByTestId("contact-person")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("contact-person")).ToContainTextAsync(name);
        await filter.PressAsync("ArrowDown");
        var tree = page.GetByRole(AriaRole.Tree, new() { Name = "Organization" });
        await Expect(tree).ToBeFocusedAsync();
        await tree.PressAsync("End");
        await Expect(page.Locator("[data-testid=contact-person][data-active=true]")).ToContainTextAsync(name);
        await tree.PressAsync("Control+Enter");
        await Expect(Composer(name)).ToBeVisibleAsync();
    }

    /// <summary>Opens the conversation with a person from the list.</summary>
    public async Task OpenFromListAsync(string name)
    {
        await FollowAsync("Chats");
        await Row(name).ClickAsync();
        await Expect(Composer(name)).ToBeVisibleAsync();
    }

    /// <summary>A conversation in the list.</summary>
    public ILocator Row(string name) => page.GetByTestId("conversation-row").Filter(new() { HasText = name });

    /// <summary>Where one writes to a person.</summary>
    public ILocator Composer(string name) => page.GetByRole(AriaRole.Textbox, new() { Name = "Message to " + name });

    /// <summary>Writes a message and sends it with Enter.</summary>
    public async Task WriteAsync(string name, string text)
    {
        await Composer(name).FillAsync(text);
        await Composer(name).PressAsync("Enter");
    }

    /// <summary>Chooses from the context menu of a message.</summary>
    public async Task ChooseAsync(ILocator message, string action)
    {
        await message.Locator("[dir=auto]").First.ClickAsync(new() { Button = MouseButton.Right });
        await page.GetByRole(AriaRole.Menuitem, new() { Name = action, Exact = true }).ClickAsync();
    }

    /// <summary>The texts on the screen from top to bottom, exactly as they are.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync() => await Messages.Locator(TextPlace).AllTextContentsAsync();

    /// <summary>The message that has this in its text.</summary>
    public ILocator Message(string text) => Messages.Filter(new() { HasText = text });

    /// <summary>Waits until these texts are the whole conversation, in this order.</summary>
    public async Task ExpectTextsAsync(params string[] texts) => await Expect(Messages.Locator(TextPlace)).ToHaveTextAsync(texts);

    /// <summary>Whether the page is wider than its window.</summary>
    public Task<bool> ScrollsSidewaysAsync() =>
        page.EvaluateAsync<bool>("() => document.scrollingElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>Id of the conversation in the address.</summary>
    public Guid ConversationId => Guid.Parse(ConversationAddress().Match(page.Url).Groups["id"].ValueSpan);

    // Directions in a message are isolated by its dir: the text of the message is the only block with one.
    private const string TextPlace = "div[dir=auto]";

    [GeneratedRegex("/chats/(?<id>[0-9a-f-]{36})", RegexOptions.NonBacktracking)]
    private static partial Regex ConversationAddress();
}
