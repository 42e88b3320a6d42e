using Npgsql;
using Platform.Hosting.Errors;

namespace Platform.Directory;

/// <summary>
/// What the database's constraints mean to a caller. They decide, so that two requests at once cannot get past a check.
/// </summary>
internal sealed class ConstraintProblems : IFailureTranslator
{
    public ProblemException? Translate(Exception exception) => (exception as PostgresException)?.ConstraintName switch
    {
        "tenants_slug_key" => Problem.Conflict("slug_taken", "There is a tenant of this slug."),
        "users_login_key" => Problem.Conflict("login_taken", "Somebody has this login."),
        "friend_groups_name_key" => Problem.Conflict("friend_group_name_taken", "Another group of My friends has this name."),
        "users_unit_fkey" => Problem.Invalid("unitId", "There is no such unit."),
        "users_manager_fkey" => Problem.Invalid("managerId", "There is no such person."),
        "units_parent_fkey" => Problem.Invalid("parentId", "There is no such unit."),
        "units_form_a_tree" => Problem.Invalid("parentId", "Units cannot stand below themselves, nor more than 20 levels deep."),
        _ => null,
    };
}
