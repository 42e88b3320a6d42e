namespace Platform.EndToEnd;

/// <summary>Two people in two browsers talk; the product is one process or many.</summary>
public abstract class TwoPeopleTests(Chromium chromium, RunningProduct product) : BrowserTest(chromium, product)
{
    private static readonly string Anna = Workspace.NameOf("anna");
    private static readonly string Boris = Workspace.NameOf("boris");

    [Fact]
    public async Task Two_people_find_each_other_and_talk()
    {
        var workspace = await Product.CreateWorkspaceAsync("anna", "boris");
        var anna = await SignInAsync(workspace, "anna");
        var boris = await SignInAsync(workspace, "boris");

        await anna.FindInContactsAsync(Boris);
        await anna.WriteAsync(Boris, "Hello Boris");

        // He is at his list: it has reached him, and he has not seen it.
        await Expect(boris.Row(Anna)).ToContainTextAsync("Hello Boris");
        await Expect(anna.Own).ToHaveAttributeAsync("data-state", "delivered");

        await boris.OpenFromListAsync(Anna);
        await Expect(anna.Own).ToHaveAttributeAsync("data-state", "read");

        await boris.WriteAsync(Anna, "Hello Anna");
        await anna.ExpectTextsAsync("Hello Boris", "Hello Anna");
        await anna.WriteAsync(Boris, "Lunch at noon?");
        await boris.ExpectTextsAsync("Hello Boris", "Hello Anna", "Lunch at noon?");
        await boris.WriteAsync(Anna, "Gladly");
        await anna.ExpectTextsAsync("Hello Boris", "Hello Anna", "Lunch at noon?", "Gladly");
        await Expect(anna.Own.Last).ToHaveAttributeAsync("data-state", "read");
        await Expect(boris.Own.Last).ToHaveAttributeAsync("data-state", "read");
        Assert.Equal(await anna.ReadAsync(), await boris.ReadAsync());
    }
}

[Collection(EmbeddedCollection.Name)]
public sealed class TwoPeopleInOneProcess(Chromium chromium, EmbeddedProduct product) : TwoPeopleTests(chromium, product);

[Collection(DistributedCollection.Name)]
public sealed class TwoPeopleInManyProcesses(Chromium chromium, DistributedProduct product) : TwoPeopleTests(chromium, product);
