namespace Platform.EndToEnd;

/// <summary>"My friends" below the organization: by mouse, by keyboard, and on another device.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class FriendGroupTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    [Fact]
    public async Task People_are_dragged_into_groups_and_within_them()
    {
        var anna = await SignInAsync(await Product.CreateWorkspaceAsync("anna", "boris", "clara"), "anna");
        await anna.FollowAsync("Contacts");
        await NewGroupAsync(anna, "Lunch");
        await NewGroupAsync(anna, "Chess");

        await InOffice(anna, "Boris").DragToAsync(Group(anna, "Lunch"));
        await Expect(anna.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Boris Tester is in “Lunch”" })).ToBeVisibleAsync();
        await InOffice(anna, "Clara").DragToAsync(Group(anna, "Lunch"));
        await ExpectFriendsAsync(anna, "Lunch", "Boris Tester", "Clara Tester", "Chess");

        // Dropped on the upper half of a row one lands before it.
        await Friend(anna, "Clara").DragToAsync(Friend(anna, "Boris"), new() { TargetPosition = new() { X = 60, Y = 4 } });
        await ExpectFriendsAsync(anna, "Lunch", "Clara Tester", "Boris Tester", "Chess");
        await Friend(anna, "Clara").DragToAsync(Group(anna, "Chess"));
        await ExpectFriendsAsync(anna, "Lunch", "Boris Tester", "Chess", "Clara Tester");
        await Group(anna, "Chess").DragToAsync(Group(anna, "Lunch"), new() { TargetPosition = new() { X = 60, Y = 4 } });
        await ExpectFriendsAsync(anna, "Chess", "Clara Tester", "Lunch", "Boris Tester");

        // All of it is kept by the server, not by the page.
        await anna.Page.ReloadAsync();
        await ExpectFriendsAsync(anna, "Chess", "Clara Tester", "Lunch", "Boris Tester");
    }

    [Fact]
    public async Task All_of_it_goes_by_keyboard()
    {
        var anna = await SignInAsync(await Product.CreateWorkspaceAsync("anna", "boris", "clara"), "anna");
        await anna.FollowAsync("Contacts");
        await NewGroupAsync(anna, "Lunch");
        await NewGroupAsync(anna, "Chess");
        var tree = Tree(anna);
        foreach (var name in new[] { "Boris", "Clara" })
        {
            await GoToRowAsync(anna, name);
            await tree.PressAsync("Shift+F10");
            await ChooseAsync(anna, "Add to My friends…");
            await anna.Page.GetByRole(AriaRole.Menuitemcheckbox, new() { Name = "Lunch" }).PressAsync("Enter");
            await Expect(Friend(anna, name)).ToBeVisibleAsync();
            await Expect(tree).ToBeFocusedAsync();
        }

        await GoToLastAsync(anna, 2);
        await Expect(Active(anna)).ToContainTextAsync("Clara");
        await tree.PressAsync("Alt+ArrowUp");
        await ExpectFriendsAsync(anna, "Lunch", "Clara Tester", "Boris Tester", "Chess");
        await GoToLastAsync(anna, 1);
        await Expect(Active(anna)).ToContainTextAsync("Chess");
        await tree.PressAsync("Alt+ArrowUp");
        await ExpectFriendsAsync(anna, "Chess", "Lunch", "Clara Tester", "Boris Tester");

        await tree.PressAsync("F2");
        var field = anna.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the group" });
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("LUNCH");
        await field.PressAsync("Enter");
        await Expect(anna.Page.GetByText("Another of your groups has this name.")).ToBeVisibleAsync();
        await field.FillAsync("Go");
        await field.PressAsync("Enter");
        await ExpectFriendsAsync(anna, "Go", "Lunch", "Clara Tester", "Boris Tester");
        await Expect(tree).ToBeFocusedAsync();

        await GoToLastAsync(anna, 1);
        await Expect(Active(anna)).ToContainTextAsync("Boris");
        await tree.PressAsync("Delete");
        await ExpectFriendsAsync(anna, "Go", "Lunch", "Clara Tester");
        await GoToLastAsync(anna, 2);
        await tree.PressAsync("Delete");
        await anna.Page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).PressAsync("Enter");
        await ExpectFriendsAsync(anna, "Go");
    }

    [Fact]
    public async Task Another_device_sees_them_when_it_is_looked_at()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var desk = await SignInAsync(workspace, "anna");
        var laptop = await SignInAsync(workspace, "anna");
        await laptop.FollowAsync("Contacts");
        await Expect(laptop.Page.GetByTestId("my-friends")).ToBeVisibleAsync();
        await desk.FollowAsync("Contacts");
        await NewGroupAsync(desk, "Lunch");
        await InOffice(desk, "Boris").DragToAsync(Group(desk, "Lunch"));
        await ExpectFriendsAsync(desk, "Lunch", "Boris Tester");

        await laptop.Page.EvaluateAsync("() => window.dispatchEvent(new Event('visibilitychange'))");
        await ExpectFriendsAsync(laptop, "Lunch", "Boris Tester");
    }

    [Fact]
    public async Task In_a_long_tree_the_groups_come_to_whoever_is_dragged()
    {
        var logins = new List<string> { "anna" };
        for (var number = 0; number < 30; number++) logins.Add("person" + number);
        var anna = await SignInAsync(await Product.CreateWorkspaceAsync([.. logins]), "anna");
        await anna.FollowAsync("Contacts");
        await Tree(anna).PressAsync("End");
        await NewGroupAsync(anna, "Lunch");
        await Tree(anna).PressAsync("Home");
        var person = InOffice(anna, "Person0 ");
        await person.HoverAsync();
        await anna.Page.Mouse.DownAsync();
        await person.HoverAsync(new() { Position = new() { X = 120, Y = 30 } });
        var target = anna.Page.GetByTestId("friend-drop-bar").GetByText("Lunch");
        await Expect(target).ToBeVisibleAsync();
        await target.HoverAsync();
        await anna.Page.Mouse.UpAsync();
        await Expect(anna.Page.GetByTestId("friend-drop-bar")).ToBeHiddenAsync();
        await Tree(anna).PressAsync("End");
        await Expect(Friend(anna, "Person0 ")).ToBeVisibleAsync();
    }

    private static ILocator Tree(Desk desk) => desk.Page.GetByRole(AriaRole.Tree, new() { Name = "Organization" });

    private static ILocator Active(Desk desk) => desk.Page.Locator("[role=treeitem][data-active=true]");

    private static ILocator Group(Desk desk, string name) => desk.Page.GetByTestId("friend-group").Filter(new() { HasText = name });

    private static ILocator InOffice(Desk desk, string name) =>
        desk.Page.Locator("[data-testid=contact-person][aria-level='2']").Filter(new() { HasText = name });

    private static ILocator Friend(Desk desk, string name) =>
        desk.Page.Locator("[data-testid=contact-person][aria-level='3']").Filter(new() { HasText = name });

    private static async Task NewGroupAsync(Desk desk, string name)
    {
        await Expect(desk.Page.GetByTestId("my-friends")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Treeitem, new() { Name = "New group…" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the group" }).FillAsync(name);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(Group(desk, name)).ToBeVisibleAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>The names of groups and of the people in them, top to bottom.</summary>
    private static async Task ExpectFriendsAsync(Desk desk, params string[] names) =>
        await Expect(desk.Page.Locator("[data-testid=friend-group], [data-testid=contact-person][aria-level='3']")).ToContainTextAsync(names);

    private static async Task GoToRowAsync(Desk desk, string name)
    {
        await Tree(desk).PressAsync("Home");
        await Tree(desk).PressAsync(name[..1].ToLowerInvariant());
        await Expect(Active(desk)).ToContainTextAsync(name);
    }

    /// <summary>To the row so many above the last one, which makes a new group.</summary>
    private static async Task GoToLastAsync(Desk desk, int above)
    {
        await Tree(desk).PressAsync("End");
        for (var step = 0; step < above; step++) await Tree(desk).PressAsync("ArrowUp");
    }

    private static Task ChooseAsync(Desk desk, string item) =>
        desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = item }).PressAsync("ArrowRight");
}
