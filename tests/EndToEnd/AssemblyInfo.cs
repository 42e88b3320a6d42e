using Platform.EndToEnd.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]

// One product at a time: each is several processes, and people wait for pages here.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
