"""Who may sign in, and the roles, for administrators."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from meetings.access import ROLES

if TYPE_CHECKING:
    AccountAdmin = UserAdmin[User]
else:
    AccountAdmin = UserAdmin

admin.site.unregister([User, Group])


@admin.register(User)
class PersonWithAccountAdmin(AccountAdmin):
    """Accounts. Nobody is deleted, since the record names who did what: an account is switched off."""

    list_display = ["username", "full_name", "email", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active", "is_staff", "is_superuser"]
    autocomplete_fields = ["groups"]
    filter_horizontal = ["user_permissions"]
    date_hierarchy = "date_joined"

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the roles along with the accounts."""
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Let only a superuser make another, or give permissions one by one."""
        own = list(super().get_readonly_fields(request, obj))
        return own if request.user.is_superuser else [*own, "is_superuser", "user_permissions"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep the accounts of superusers to superusers: whoever sets a password can sign in with it."""
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: an account is switched off."""
        return False

    @admin.display(description="Name", ordering="last_name")
    def full_name(self, user: User) -> str:
        """Show the whole name."""
        return user.get_full_name()

    @admin.display(description="Roles")
    def roles(self, user: User) -> str:
        """Show the groups."""
        return ", ".join(group.name for group in user.groups.all())


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Groups: the four roles, and others. A role keeps its name, since migrations know it by that."""

    list_display = ["name", "permission_count"]
    search_fields = ["name"]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Fetch the permissions along with the groups."""
        return super().get_queryset(request).prefetch_related("permissions")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Keep the names of the four roles."""
        own = list(super().get_readonly_fields(request, obj))
        return [*own, "name"] if obj is not None and obj.name in ROLES else own

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: a group that nobody is in gives nothing to anybody."""
        return False

    @admin.display(description="Permissions")
    def permission_count(self, group: Group) -> int:
        """Show how many permissions the group gives."""
        return len(group.permissions.all())
