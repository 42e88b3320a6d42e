namespace Platform.Hosting;

/// <summary>
/// A service: what it registers and what it maps. <c>services/&lt;name&gt;/Program.cs</c> hosts one of them in a process of
/// its own; AppHost's embedded mode hosts them all in one. The service does not know which.
/// </summary>
public interface IPlatformService
{
    /// <summary>The lower-case name: it is part of routes (<c>/api/chat/v1</c>), queues, connection strings and the OpenAPI document.</summary>
    string Name { get; }

    /// <summary>
    /// Registers what the service needs. Services may share a container with others, so they register types of their
    /// own and never a general one such as a bare data source.
    /// </summary>
    void Register(ServiceRegistration service);

    /// <summary>Maps the routes, each with its whole path.</summary>
    void Map(IEndpointRouteBuilder routes);
}
