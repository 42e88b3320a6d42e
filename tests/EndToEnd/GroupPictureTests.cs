namespace Platform.EndToEnd;

/// <summary>A group that is known by its picture.</summary>
[Collection(EmbeddedCollection.Name)]
public sealed class GroupPictureTests(Chromium chromium, EmbeddedProduct product) : BrowserTest(chromium, product)
{
    private const string Fair = "Spring fair";

    [Fact]
    public async Task A_group_gets_a_picture_which_everybody_sees_at_once_and_loses_it_again()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");
        await anna.FindInContactsAsync("Boris Tester");
        await anna.MakeGroupAsync("Clara", Fair);
        await boris.OpenFromListAsync(Fair);
        await Expect(boris.Row(Fair).Locator("img")).ToHaveCountAsync(0);

        var edit = await EditAsync(anna);
        await edit.GetByTestId("picture-file").SetInputFilesAsync(await DrawAsync(anna));
        await edit.GetByRole(AriaRole.Application).PressAsync("ArrowRight");
        await edit.GetByRole(AriaRole.Slider, new() { Name = "Enlarge" }).PressAsync("ArrowRight");
        Assert.Empty(await Axe.CheckAsync(anna, "picture of a group"));
        await SaveAsync(edit);

        foreach (var desk in new[] { anna, boris })
        {
            await Expect(desk.Row(Fair).Locator("img")).ToBeVisibleAsync();
            await Expect(desk.Page.GetByTestId("conversation").Locator("header img")).ToBeVisibleAsync();
        }

        await Expect(boris.Page.GetByTestId("notice").Last).ToContainTextAsync("Anna Tester changed the picture");
        await boris.Page.Keyboard.PressAsync("Control+k");
        await Expect(boris.Page.GetByRole(AriaRole.Option, new() { Name = Fair }).Locator("img")).ToBeVisibleAsync();
        await boris.Page.Keyboard.PressAsync("Escape");

        edit = await EditAsync(anna);
        await edit.GetByRole(AriaRole.Button, new() { Name = "Remove the picture" }).ClickAsync();
        await SaveAsync(edit);

        await Expect(boris.Row(Fair).Locator("img")).ToHaveCountAsync(0);
        await Expect(boris.Page.GetByTestId("notice")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_before_anything_is_sent()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris", "clara");
        var anna = await SignInAsync(workspace, "anna");
        await anna.FindInContactsAsync("Boris Tester");
        await anna.MakeGroupAsync("Clara", Fair);

        var edit = await EditAsync(anna);
        await edit.GetByTestId("picture-file").SetInputFilesAsync(new FilePayload { Name = "cv.png", MimeType = "image/png", Buffer = "not a picture"u8.ToArray() });

        await Expect(edit).ToContainTextAsync("This file could not be read as a picture.");
        await SaveAsync(edit);
        await Expect(anna.Page.GetByTestId("notice")).ToHaveCountAsync(1);
    }

    private static async Task<ILocator> EditAsync(Desk desk)
    {
        await desk.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        return desk.Page.GetByRole(AriaRole.Dialog);
    }

    private static async Task SaveAsync(ILocator dialog)
    {
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    // A wide picture, half of it green: drawn by the browser, so that it is one.
    private static async Task<FilePayload> DrawAsync(Desk desk)
    {
        var encoded = await desk.Page.EvaluateAsync<string>("""
            () => {
              const canvas = document.createElement('canvas');
              canvas.width = 600;
              canvas.height = 300;
              const context = canvas.getContext('2d');
              context.fillStyle = '#1b7d65';
              context.fillRect(0, 0, 300, 300);
              return canvas.toDataURL('image/png').split(',')[1];
            }
            """);
        return new FilePayload { Name = "fair.png", MimeType = "image/png", Buffer = Convert.FromBase64String(encoded) };
    }
}
