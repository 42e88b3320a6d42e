namespace Platform.EndToEnd;

/// <summary>Who is there, as a colleague sees it.</summary>
public abstract class PresenceTests(Chromium chromium, RunningProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task A_dot_comes_with_a_colleague_and_goes_with_them()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);
        await Expect(anna.HeadPresence).ToContainTextAsync("Offline");

        var boris = await SignInAsync(workspace, "boris");
        await Expect(anna.HeadPresence).ToContainTextAsync("Online");
        await boris.FindInContactsAsync(Anna);
        await boris.WriteAsync(Anna, "Good morning");
        await Expect(anna.Row(Boris).GetByTestId("presence-dot")).ToHaveAttributeAsync("data-state", "online");
        // Under his photo: what he wrote from, with its version and platform.
        await Expect(anna.Page.GetByTestId("last-client")).ToContainTextAsync("Web ");
        await Expect(anna.Page.GetByTestId("last-client")).ToContainTextAsync("Chrome on Linux, just now");

        await boris.Page.CloseAsync();
        await Expect(anna.Row(Boris).GetByTestId("presence-dot")).ToHaveAttributeAsync("data-state", "offline");
        await Expect(anna.HeadPresence).ToContainTextAsync("Last seen");
    }

    [Fact]
    public async Task What_one_chooses_and_whether_one_is_there_is_seen_by_the_other()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);
        await Expect(anna.HeadPresence).ToContainTextAsync("Online");

        await boris.ChooseModeAsync("Do not disturb");
        await Expect(anna.HeadPresence).ToContainTextAsync("Do not disturb");
        await boris.ChooseModeAsync("Invisible");
        await Expect(anna.HeadPresence).ToContainTextAsync("Last seen just now");
        await boris.ChooseModeAsync("Online");
        await Expect(anna.HeadPresence).ToContainTextAsync("Online");

        await boris.OpenAccountMenuAsync();
        await boris.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Set a status" }).ClickAsync();
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "On vacation" }).ClickAsync();
        await boris.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(anna.Page.GetByTestId("status")).ToHaveTextAsync("🌴 On vacation");
        await Expect(anna.Row(Boris)).ToContainTextAsync("🌴");
    }

    [Fact]
    public async Task Somebody_who_leaves_the_device_alone_is_away()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync(Boris);
        var boris = await OpenDeskAsync();
        await boris.Page.Clock.InstallAsync();
        await boris.SignInAsync(workspace.Slug, "boris", Workspace.Password);
        await Expect(anna.HeadPresence).ToContainTextAsync("Online");

        await boris.Page.Clock.FastForwardAsync("05:01");
        await Expect(anna.HeadPresence).ToContainTextAsync("Away");

        await boris.Page.Mouse.MoveAsync(200, 200);
        await Expect(anna.HeadPresence).ToContainTextAsync("Online");
    }

    [Fact]
    public async Task Typing_is_seen_with_a_name_and_ends_with_the_message()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync(Boris);
        await boris.FindInContactsAsync(Anna);

        await boris.Composer(Anna).PressSequentiallyAsync("One moment");
        await Expect(anna.Page.GetByTestId("typing")).ToHaveTextAsync($"{Boris} is typing…");
        await Expect(boris.Page.GetByTestId("typing")).ToBeEmptyAsync();

        await boris.Composer(Anna).PressAsync("Enter");
        await anna.ExpectTextsAsync("One moment");
        await Expect(anna.Page.GetByTestId("typing")).ToBeEmptyAsync();

        // Whoever stops without sending is forgotten.
        await boris.Composer(Anna).PressSequentiallyAsync("Well");
        await Expect(anna.Page.GetByTestId("typing")).ToHaveTextAsync($"{Boris} is typing…");
        await Expect(anna.Page.GetByTestId("typing")).ToBeEmptyAsync();
    }
}

[Collection(EmbeddedCollection.Name)]
public sealed class PresenceInOneProcess(Chromium chromium, EmbeddedProduct product) : PresenceTests(chromium, product);

[Collection(DistributedCollection.Name)]
public sealed class PresenceInManyProcesses(Chromium chromium, DistributedProduct product) : PresenceTests(chromium, product);
